import { screen, waitFor, within } from '@testing-library/react'
import type { Activity } from '@contract/activities'
import { ActivityChoice } from '@/features/activities/components/activity-choice'
import { Activities } from '@/pages/home/activities'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { fakeApi } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { volunteering } from '../support/submission'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const activity = (id: string, title: string, changes: Partial<Activity> = {}): Activity => ({
  id, title, column: 'volunteering', place: '祠堂门口', startsAt: '2026-01-24T00:00:00Z', endsAt: '2099-01-24T03:00:00Z', running: true, ...changes
})
const coming = activity('v2', '清理村口水渠', { running: false })

beforeEach(() => {
  jest.clearAllMocks()
  signInAs('resident')
})

describe('at home', () => {
  const show = (...items: Activity[]) => {
    fakeApi({ 'GET /activities': { items }, 'GET /rules': { items: [volunteering] } })
    return renderPage(<Activities />)
  }

  it('leads from one that runs to the camera, with the activity', async () => {
    const { user } = show(activity('v1', '村庄清洁周'), coming)
    await user.click(await screen.findByRole('button', { name: /周六.*24.*村庄清洁周.*祠堂门口 · 正在办,点这里去拍照/ }))
    expect(open).toHaveBeenCalledWith(routes.upload, { ruleId: volunteering.id, activity: 'v1' })
    expect(screen.getByText('早上 8:00 · 祠堂门口')).toBeVisible()
    expect(screen.queryByRole('button', { name: /清理村口水渠/ })).toBeNull()
  })

  it('tells of one that is just over, and of none nothing', async () => {
    const view = show(activity('v1', '村庄清洁周', { endsAt: '2026-01-24T03:00:00Z' }))
    expect(await screen.findByText('祠堂门口 · 刚办完,还能发照片')).toBeVisible()
    view.unmount()
    show()
    await waitFor(() => expect(screen.queryByText('村里活动')).toBeNull())
  })
})

describe('of the photos', () => {
  const onChange = jest.fn()
  const show = (items: Activity[], value?: string | null, wanted = '') => {
    fakeApi({ 'GET /activities': { items } })
    return renderPage(<ActivityChoice column='volunteering' value={value} wanted={wanted} onChange={onChange} />)
  }
  const choice = async () => within(await screen.findByRole('radiogroup', { name: '是哪个活动拍的?' }))
  const [one, other] = [activity('v1', '村庄清洁周'), activity('v3', '植树')]

  it('is chosen by itself where exactly one runs, and can be taken off', async () => {
    const { user } = show([one, coming, activity('v4', '学习会', { column: 'study' })])
    expect((await choice()).getAllByRole('radio').map(({ textContent }) => textContent)).toEqual(['村庄清洁周', '不是活动'])
    expect(onChange.mock.calls).toEqual([['v1']])
    await user.click((await choice()).getByRole('radio', { name: '不是活动' }))
    expect(onChange).toHaveBeenLastCalledWith(null)
  })

  it.each([
    ['is left to the person where several run', [one, other], undefined, '', []],
    ['is what the person came for', [one, other], null, 'v3', [['v3']]],
    ['stays off once it was taken off', [one], null, '', []],
    ['stays what was chosen', [one, other], 'v1', '', []],
    ['is let go of once it is over', [one], 'v9', '', [[null]]],
    ['is let go of where nothing runs any more', [], 'v9', '', [[null]]]
  ])('%s', async (_, items, value, wanted, calls) => {
    show(items, value, wanted)
    if (items.length > 0) await choice()
    else await waitFor(() => expect(onChange).toHaveBeenCalled())
    expect(onChange.mock.calls).toEqual(calls)
  })
})
