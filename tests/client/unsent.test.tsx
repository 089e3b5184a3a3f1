import { act, renderHook, screen } from '@testing-library/react'
import { OutboxCard } from '@/features/submissions/components/outbox-card'
import { draftNames, type Draft } from '@/features/submissions/draft'
import { sendOff, useDrafts, useStorageTrouble } from '@/features/submissions/drafts'
import { useKept } from '@/features/submissions/use-kept'
import { renderPage } from '../support/render-page'

jest.mock('idb-keyval', () => jest.requireActual<object>('../support/fake-idb'))

const file = (name: string) => ({ name, bytes: 3, sha256: '00' })
const photo = (key: string) => ({ key, width: 4, height: 3, file: file(key) })

function draft(id: string, changes: Partial<Draft> = {}): Draft {
  const rule = { id: 'r1', name: '我家庭院' }
  return { id, accountId: 'a1', rule, photos: [photo(`${id}1`), photo(`${id}2`)], note: '', place: '', ...changes }
}

const onBehalfOf = { householdId: 'h9', label: '第二网格 4 号', consentBy: '李阿婆', consentGiven: 'by_phone' as const }
const own = draftNames.own('a1', 'r1')
const helping = draftNames.onBehalf('a1', 'r2', 'h9')
const forOthers = draft('d2', { rule: { id: 'r2', name: '志愿服务' }, photos: [photo('d21')], onBehalfOf })

const onOpen = jest.fn()
const show = (drafts: Record<string, Draft>, brief = false) => {
  useDrafts.setState(drafts, true)
  return renderPage(<OutboxCard accountId='a1' brief={brief} onOpen={onOpen} />)
}
const button = (name: string) => screen.getByRole('button', { name })

beforeEach(() => {
  jest.clearAllMocks()
  useStorageTrouble.setState({ refused: false })
})

describe('what was begun and left', () => {
  it('is listed with its column and photos, and gone on with', async () => {
    const { user } = show({ [own]: draft('d1'), [helping]: forOthers })
    expect(screen.getByText('还没发出的草稿')).toBeVisible()
    expect(screen.getByText('2 张照片,存在手机里')).toBeVisible()
    expect(screen.getByText('志愿服务 · 替第二网格 4 号')).toBeVisible()
    await user.click(button('接着传:志愿服务 · 替第二网格 4 号'))
    expect(onOpen.mock.calls).toEqual([[helping]])
  })

  it('is thrown away after asking', async () => {
    const { user } = show({ [own]: draft('d1'), [helping]: forOthers })
    await user.click(button('不要了:我家庭院'))
    expect(screen.getByRole('dialog')).toHaveTextContent('找不回来')
    await user.click(button('留着'))
    expect(Object.keys(useDrafts.getState())).toEqual([own, helping])
    await user.click(button('不要了:我家庭院'))
    await user.click(button('删掉'))
    expect(Object.keys(useDrafts.getState())).toEqual([helping])
    expect(screen.queryByText('我家庭院')).toBeNull()
  })

  it('is one line in 长辈版, which opens the list', async () => {
    const { user } = show({ [own]: draft('d1') }, true)
    expect(screen.queryByRole('button', { name: '接着传:我家庭院' })).toBeNull()
    await user.click(screen.getByRole('button', { name: /^还没发出的草稿 ?我家庭院 · 2 张照片/ }))
    await user.click(button('接着传:我家庭院'))
    expect(onOpen.mock.calls).toEqual([[own]])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('shows two of many and the others when asked', async () => {
    const many = ['d1', 'd2', 'd3'].map((id) => [draftNames.own('a1', id), draft(id, { rule: { id, name: `栏目 ${id}` } })])
    const { user } = show(Object.fromEntries(many))
    expect(screen.queryByText('栏目 d3')).toBeNull()
    await user.click(button('看全部 3 组草稿'))
    expect(screen.getByText('栏目 d3')).toBeVisible()
  })

  it('is not what is empty, only looked at again, sent off, or somebody else\'s', () => {
    const looked = draft('d1', { photos: [{ key: 'p1', width: 4, height: 3, photoId: 'p1', url: '/p1.jpg' }], resubmissionOf: 's1' })
    show({
      [draftNames.again('a1', 's1')]: looked,
      [own]: draft('d2', { photos: [] }),
      [draftNames.own('a2', 'r1')]: draft('d3', { accountId: 'a2' })
    })
    expect(screen.queryByText('还没发出的草稿')).toBeNull()
    act(() => useDrafts.setState({ [own]: draft('d4') }, true))
    expect(screen.getByText('还没发出的草稿')).toBeVisible()
    act(() => void sendOff(own))
    expect(screen.queryByText('还没发出的草稿')).toBeNull()
    expect(screen.getByText('还没传完')).toBeVisible()
  })

  it('is what was sent off and taken back, though its photos are at the village', () => {
    const sent = draft('d1', { photos: [{ key: 'p1', width: 4, height: 3, photoId: 'p1', url: '/p1.jpg' }], resubmissionOf: 's1' })
    show({ [draftNames.sentOff(sent)]: { ...sent, id: 'd9' } })
    expect(screen.getByText('还没发出的草稿')).toBeVisible()
    expect(screen.queryByText('还没传完')).toBeNull()
  })
})

describe('something is kept for the network', () => {
  const arrived = draft('d1', { photos: [{ ...photo('d11'), photoId: 'p1' }] })
  const kept = (drafts: Record<string, Draft>, accountId: string | null = 'a1') => {
    useDrafts.setState(drafts, true)
    const { result, unmount } = renderHook(() => useKept(accountId))
    unmount()
    return result.current
  }

  it('where a photo or a submission has not gone yet', () => {
    expect(kept({ [own]: draft('d1') })).toBe(true)
    expect(kept({ [draftNames.sentOff(arrived)]: { ...arrived, sentOff: '2026-03-01T00:00:00.000Z' } })).toBe(true)
  })

  it('not where nothing waits, or nothing of this person', () => {
    expect(kept({})).toBe(false)
    expect(kept({ [own]: arrived })).toBe(false)
    expect(kept({ [own]: draft('d1') }, 'a2')).toBe(false)
    expect(kept({ [own]: draft('d1') }, null)).toBe(false)
  })

  it('not where this device could not store it', () => {
    const fleeting = draft('d1', { photos: [{ ...photo('d11'), file: { ...file('d11'), fleeting: true } }] })
    expect(kept({ [own]: fleeting })).toBe(false)
    useStorageTrouble.setState({ refused: true })
    expect(kept({ [own]: draft('d1') })).toBe(false)
  })
})
