import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { ListRow } from '@/components/list-row'
import { Dialog, Sheet } from '@/components/overlay'
import { Page } from '@/components/page'
import { PhotoGrid } from '@/components/photo-grid'
import { Points } from '@/components/points'
import { QrCode } from '@/components/qr-code'
import { Seal } from '@/components/seal'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel, ErrorPanel, Skeleton } from '@/components/state-panel'
import { Stepper } from '@/components/stepper'
import { Tabs } from '@/components/tabs'
import { Tile } from '@/components/tile'
import { samples } from './samples'
import './index.scss'

const nothing = () => undefined
const periods = [
  { value: 'month', label: '本月' },
  { value: 'year', label: '今年' },
  { value: 'all', label: '全部', count: 3 }
] as const

/** Every component in its states, for development builds alone. */
export default function GalleryPage() {
  const [elder, setElder] = useState(false)
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
    <Page title={samples.title} elder={elder} actions={actions}>
      <Button kind='text' icon='a-large-small' onPress={() => setElder(!elder)}>{elder ? '换回普通版' : '换成长辈版'}</Button>
      <Card tone='deep'>
        <View className='gallery__row'>
          <View>
            <Text>我家积分</Text>
            <View><Points amount={128} size='large' plain /></View>
          </View>
          <Text>本月 +14 · 全村第 6 名</Text>
        </View>
      </Card>
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
      <SectionTitle>照片</SectionTitle>
      <View className='gallery__sealed'>
        <PhotoGrid photos={samples.photos} onRemove={nothing} onRetry={nothing} add={{ label: '再拍 1 张', onPress: nothing }} />
        <View className='gallery__seal'><Seal points={2} pressed /></View>
      </View>
      <SectionTitle>填写</SectionTitle>
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
      <Skeleton rows={2} />
      <EmptyPanel icon='images' action={{ label: '去拍照', onPress: nothing }}>拍几张院子的照片,审核通过就有积分</EmptyPanel>
      <ErrorPanel error={{ code: 'network' }} onRetry={nothing} />
      <Sheet open={open === 'sheet'} title='选一个原因' onClose={close} actions={<Button onPress={close}>选好了</Button>}>
        <ListRow title='照片看不清' onPress={close} />
        <ListRow title='不是自家院子' onPress={close} />
      </Sheet>
      <Dialog open={open === 'dialog'} danger title='不要这一单了?' confirmLabel='不要了' onConfirm={close} onCancel={close}>
        60 分会马上退回来
      </Dialog>
    </Page>
  )
}
