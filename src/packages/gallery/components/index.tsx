import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { GoodsPicture } from '@/components/goods-picture'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Dialog, Sheet } from '@/components/overlay'
import { Page } from '@/components/page'
import { PhotoGrid } from '@/components/photo-grid'
import { Points } from '@/components/points'
import { QrCode } from '@/components/qr-code'
import { Seal } from '@/components/seal'
import { SectionTitle } from '@/components/section-title'
import { ShellContext, useShell } from '@/components/shell'
import { SpeakButton } from '@/components/speak-button'
import { EmptyPanel, ErrorPanel, Skeleton } from '@/components/state-panel'
import { Stepper } from '@/components/stepper'
import { SwitchRow } from '@/components/switch-row'
import { Tabs } from '@/components/tabs'
import { Tile } from '@/components/tile'
import { samples } from './samples'
import './index.scss'

const nothing = () => undefined
const scales = ['1', '1.25', '1.5'] as const
type Scale = (typeof scales)[number]
const columns = [{ value: 'courtyard', label: '庭院' }, { value: 'study', label: '学习' }, { value: 'honour', label: '荣誉' }] as const
const periods = [
  { value: 'month', label: '本月' },
  { value: 'year', label: '今年' },
  { value: 'all', label: '全部', count: 3 }
] as const

/** Every component in its states, for development builds alone; in both modes, at three font scales, with and without a network. */
export default function GalleryPage() {
  const shell = useShell()
  const [elder, setElder] = useState(shell.elder)
  const [offline, setOffline] = useState(false)
  const [scale, setScale] = useState<Scale>('1')
  const [chosen, setChosen] = useState<(typeof columns)[number]['value'][]>(['courtyard'])
  const [period, setPeriod] = useState<(typeof periods)[number]['value']>('month')
  const [count, setCount] = useState(1)
  const [text, setText] = useState('')
  const [open, setOpen] = useState<'sheet' | 'dialog'>()
  const close = () => setOpen(undefined)
  const actions = (
    <>
      <Button kind='secondary' icon='share-2' onPress={() => setOpen('sheet')}>发给家人</Button>
      <Button icon='camera' onPress={() => setOpen('dialog')}>再拍一次</Button>
    </>
  )
  return (
    <ShellContext.Provider value={{ ...shell, elder, online: !offline, fontScale: Number(scale) }}>
      <Page title={samples.title} actions={actions}>
        <Card flush>
          <SwitchRow icon='a-large-small' title='长辈版' note='字大,按钮大' on={elder} onChange={setElder} />
          <SwitchRow icon='cloud-off' title='没有网络' on={offline} onChange={setOffline} />
        </Card>
        <Choices
          label='手机的字号'
          items={scales.map((value) => ({ value, label: `${value} 倍` }))}
          chosen={[scale]}
          onChange={([next]) => next && setScale(next)}
        />
        <Card tone='deep'>
          <View className='gallery__row'>
            <View>
              <Text>我家积分</Text>
              <View><Points amount={128} size='large' plain /></View>
            </View>
            <Text>本月 +14 · 全村第 6 名</Text>
          </View>
        </Card>
        <SpeakButton text='我家现在有 128 分,本月得了 14 分,全村第 6 名。' />
        <SectionTitle extra='每次 +2 分'>拍照得积分</SectionTitle>
        <View className='gallery__tiles'>
          <View className='gallery__tall'>
            <Tile title='我家庭院' note='拍 3 张院子照片' icon='camera' picture={samples.picture} onPress={nothing} />
          </View>
          <Tile title='志愿服务' note='参加活动拍照' icon='hand-heart' tone='jade' onPress={nothing} />
          <Tile title='环境观察' note='看到乱丢拍下来' icon='search-check' tone='amber' onPress={nothing} />
          <Tile title='集体学习' icon='book-open' onPress={nothing} />
          <Tile title='荣誉展示' icon='award' onPress={nothing} />
        </View>
        <SectionTitle more='全部' onMore={nothing}>排行</SectionTitle>
        <Tabs label='时间' items={periods} value={period} onChange={setPeriod} />
        <Card flush>
          <ListRow icon='badge-check' title='审核通过,2 分已到账' note='今天 10:12 · 村管理员' extra={<Points amount={2} signed />} />
          <ListRow icon='cloud-upload' title='三张照片都收到了' note='今天 8:05' extra={<Badge tone='amber' icon='clock'>等审核</Badge>} />
          <ListRow own icon='user' title='我家' note='再得 2 分追上第 5 名' extra={<Points amount={14} />} onPress={nothing} />
        </Card>
        <View className='gallery__row'>
          <Badge tone='jade'>已通过</Badge>
          <Badge tone='amber' icon='clock'>等审核</Badge>
          <Badge tone='vermilion'>没通过</Badge>
          <Badge>已取消</Badge>
        </View>
        <Notice icon='clock'>照片都收到了,村里正在审核。</Notice>
        <Notice tone='vermilion'>没通过:照片看不清。积分没有少。</Notice>
        <Notice tone='jade'>存好了,下次打开还在。</Notice>
        <SectionTitle>照片</SectionTitle>
        <View className='gallery__sealed'>
          <PhotoGrid photos={samples.photos} onRemove={nothing} onRetry={nothing} add={{ label: '再拍 1 张', onPress: nothing }} />
          <View className='gallery__seal'><Seal points={2} pressed /></View>
        </View>
        <SectionTitle>填写</SectionTitle>
        <Choices many label='栏目' items={columns} chosen={chosen} onChange={setChosen} />
        <Field label='手机号' kind='digits' value={text} onInput={setText} placeholder='11 位手机号' hint='只用来登录' />
        <Field label='密码' kind='password' value={text} onInput={setText} error='密码不对,请再试' />
        <Field label='想说的话' kind='lines' value={text} onInput={setText} placeholder='可不填' />
        <View className='gallery__row'>
          <Stepper label='份数' value={count} max={3} onChange={setCount} />
          <Button small kind='secondary' onPress={nothing}>报名</Button>
        </View>
        <Button disabled onPress={nothing}>还差 1 张</Button>
        <Button loading onPress={nothing}>正在发送</Button>
        <Button kind='danger' onPress={nothing}>不要了,退回 60 分</Button>
        <Card>
          <QrCode text='village-points:order:48217730' />
        </Card>
        <View className='gallery__goods'><GoodsPicture url={null} /></View>
        <Skeleton rows={2} />
        <EmptyPanel icon='images' action={{ label: '去拍照', onPress: nothing }}>拍几张院子的照片,审核通过就有积分</EmptyPanel>
        <ErrorPanel error={{ code: 'network' }} onRetry={nothing} />
        <ErrorPanel error={{ code: 'not_found', status: 404 }} onRetry={nothing} />
        <Sheet open={open === 'sheet'} title='选一个原因' onClose={close} actions={<Button onPress={close}>选好了</Button>}>
          <ListRow title='照片看不清' onPress={close} />
          <ListRow title='不是自家院子' onPress={close} />
        </Sheet>
        <Dialog open={open === 'dialog'} danger title='不要这一单了?' confirmLabel='不要了' onConfirm={close} onCancel={close}>
          60 分会马上退回来
        </Dialog>
      </Page>
    </ShellContext.Provider>
  )
}
