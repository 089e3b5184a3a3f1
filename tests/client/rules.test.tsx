import { screen } from '@testing-library/react'
import type { RuleList } from '@contract/rules'
import { forgetRules } from '@/features/rules/use-rules'
import { Columns } from '@/pages/home/columns'
import { failure, fakeApi } from '../support/fake-api'
import { renderPage } from '../support/render-page'
import { courtyard, volunteering } from '../support/submission'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

function show(answer: RuleList | Error) {
  const api = fakeApi({ 'GET /rules': answer })
  return { ...renderPage(<Columns />), api }
}

beforeEach(forgetRules)

test('an app that starts without a network still offers the columns it knew', async () => {
  const online = show({ items: [courtyard] })
  expect(await screen.findByText('我家庭院')).toBeVisible()
  online.unmount()

  const { api } = show(failure('network'))
  expect(screen.getByText('我家庭院')).toBeVisible()
  expect(api.calls('GET /rules')).toHaveLength(1)
  expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull()
})

test('what the village has changed since comes with the network', async () => {
  const before = show({ items: [courtyard] })
  await screen.findByText('我家庭院')
  before.unmount()
  show({ items: [volunteering] })
  expect(screen.getByText('我家庭院')).toBeVisible()
  expect(await screen.findByText('志愿服务')).toBeVisible()
  expect(screen.queryByText('我家庭院')).toBeNull()
})

test('the next person on the device finds nothing of it', async () => {
  const before = show({ items: [courtyard] })
  await screen.findByText('我家庭院')
  before.unmount()
  forgetRules()
  show(failure('network'))
  expect(await screen.findByRole('button', { name: '再试一次' })).toBeVisible()
  expect(screen.queryByText('我家庭院')).toBeNull()
})
