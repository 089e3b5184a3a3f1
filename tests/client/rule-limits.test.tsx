import { screen } from '@testing-library/react'
import type { Allowance, Rule } from '@contract/rules'
import { RuleTerms } from '@/features/rules/components/rule-terms'
import { useRule } from '@/features/rules/use-rules'
import { Columns } from '@/pages/home/columns'
import { fakeApi } from '../support/fake-api'
import { renderPage } from '../support/render-page'
import { courtyard, volunteering } from '../support/submission'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const allowance = (left: number): Allowance => ({ period: 'month', limit: 4, left, opensAt: '2026-03-31T16:00:00.000Z' })
const capped = (left: number): Rule => ({ ...courtyard, caps: { day: 1, week: null, month: 4 }, allowance: allowance(left) })

it('the door of a column says how often still', async () => {
  fakeApi({ 'GET /rules': { items: [capped(2), volunteering, { ...capped(0), id: 'r3', seriesId: 'r3', name: '满了的' }] } })
  renderPage(<Columns />)
  expect(await screen.findByText('院子前后各拍一张 · 本月还能发 2 次')).toBeVisible()
  expect(screen.getByText('院子前后各拍一张 · 本月的次数发满了')).toBeVisible()
  expect(screen.getByText('院子前后各拍一张')).toBeVisible()
})

it('the upload page says it before anything is photographed, and when it can be sent again', () => {
  const { rerender } = renderPage(<RuleTerms rule={capped(2)} />)
  expect(screen.getByText('本月还能发 2 次')).toBeVisible()
  rerender(<RuleTerms rule={capped(0)} />)
  expect(screen.getByText('您家本月的 4 次已经发满,4 月 1 日起可以再发。想拍可以先拍好,存在手机里。')).toBeVisible()
  rerender(<RuleTerms rule={capped(0)} forOthers />)
  expect(screen.getByText('每户最多每天 1 次、每月 4 次')).toBeVisible()
  expect(screen.queryByText(/您家/)).toBeNull()
})

it('a draft of an earlier version finds the one in force', async () => {
  const Found = (ref: { id: string; seriesId?: string }) => <>{useRule(ref).rule?.name}</>
  fakeApi({ 'GET /rules': { items: [{ ...courtyard, id: 'v3', seriesId: 'v1' }, volunteering] } })
  renderPage(
    <>
      <p><Found id='v1' /></p>
      <p><Found id='v2' seriesId='v1' /></p>
      <p><Found id='v3' /></p>
    </>
  )
  expect(await screen.findAllByText('我家庭院')).toHaveLength(3)
})
