import { screen, waitFor, within } from '@testing-library/react'
import StatementPage from '@/packages/books/statement'
import StatementPrintPage from '@/packages/books/statement-print'
import StatementsPage from '@/packages/books/statements'
import { downloadFile } from '@/platform/download'
import { open } from '@/platform/navigation'
import { storage } from '@/platform/storage'
import { routes } from '@/routes'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { publishedMonth } from '../support/published-month'
import { renderPage } from '../support/render-page'
import { setParams } from '../support/taro'

jest.mock('@/platform/request')
jest.mock('@/platform/download', () => ({ downloadFile: jest.fn(async () => 'saved') }))
jest.mock('@/platform/navigation', () => ({ ...jest.requireActual('@/platform/navigation'), open: jest.fn() }))

const { statement, proofs, lines } = publishedMonth()

const months = (earned: number) => ({ items: [{ month: '2026-02', earned, redeemed: 0 }] })

function village(changes: Record<string, unknown> = {}) {
  return fakeApi({
    'GET /statements': { items: [statement], publishable: [] },
    [`GET /statements/${statement.id}`]: statement,
    [`GET /statements/${statement.id}/lines`]: ({ options }: { options: { params: { own?: boolean } } }) => ({
      items: options.params.own ? lines.filter(({ own }) => own) : lines, nextCursor: null
    }),
    [`GET /statements/${statement.id}/proofs`]: proofs,
    'GET /points/months': months(5),
    ...changes
  })
}

beforeEach(() => {
  jest.clearAllMocks()
  storage.keys('statement ').forEach((key) => storage.remove(key))
  setParams({ id: statement.id })
  signInAs('resident')
})

it('lists what was published, and offers nobody but an admin to publish', async () => {
  village()
  const { user } = renderPage(<StatementsPage />)
  await user.click(await screen.findByRole('button', { name: /2026 年 2 月/ }))
  expect(open).toHaveBeenCalledWith(routes.statement, { id: statement.id })
  expect(screen.queryByText('还没公示的月份')).toBeNull()
})

it('publishes after one more question, and keeps the refusal in view', async () => {
  signInAs('villageAdmin')
  const api = village({
    'GET /statements': { items: [], publishable: ['2026-01', '2026-02'] }, 'POST /statements': refusal('statement_closed')
  })
  const { user } = renderPage(<StatementsPage />)
  await user.click(await screen.findByRole('button', { name: '公示 2026 年 2 月' }))
  expect(screen.getByRole('dialog')).toHaveTextContent('不能撤回')
  expect(api.calls('POST /statements')).toEqual([])
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '公示' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('已经公示过了')
  const [call] = api.calls('POST /statements')
  expect(call?.body).toEqual({ month: '2026-02' })
  expect(call?.options?.idempotencyKey).toEqual(expect.any(String))
})

it('shows every line, names nobody who is not to be named, and filters to one\'s own', async () => {
  village()
  const { user } = renderPage(<StatementPage />)
  expect(await screen.findByText('第一网格 8 号')).toBeVisible()
  expect(screen.getAllByText('不公开').length).toBeGreaterThan(0)
  await user.click(screen.getByRole('tab', { name: '我家' }))
  // the tab, and one's own line that is nameless to others
  await waitFor(() => expect(screen.queryByText('第一网格 8 号')).toBeNull())
  expect(await screen.findAllByText('第一网格 3 号')).toHaveLength(2)
  expect(screen.getAllByText('我家')).toHaveLength(2)
})

describe('核对', () => {
  const check = async () => {
    const { user } = renderPage(<StatementPage />)
    await user.click(await screen.findByRole('button', { name: '核对我家的账' }))
  }

  it('finds every own line in the root, and the ledger in agreement', async () => {
    village()
    await check()
    expect(await screen.findByText(/您家 3 行,行行都在公示里,一行没改.*也对得上/)).toBeVisible()
  })

  it('finds a line that was changed', async () => {
    const items = proofs.items.map((line, index) => (index === 1 ? { ...line, amount: line.amount + 1 } : line))
    village({ [`GET /statements/${statement.id}/proofs`]: { ...proofs, items } })
    await check()
    expect(await screen.findByRole('alert')).toHaveTextContent('您家有 1 行和公示码不符')
  })

  it('finds a line that was left out, by one\'s own ledger', async () => {
    village({ [`GET /statements/${statement.id}/proofs`]: { ...proofs, items: proofs.items.slice(1) } })
    await check()
    expect(await screen.findByRole('alert')).toHaveTextContent('积分账上得 5 分')
  })

  it('finds a root that is not the one this phone saw first', async () => {
    storage.write(`statement ${statement.id}`, 'f'.repeat(64))
    village()
    await check()
    expect(await screen.findByRole('alert')).toHaveTextContent('和您手机第一次看到的不一样')
  })

  it('says when it could not look', async () => {
    village({ [`GET /statements/${statement.id}/proofs`]: failure('network') })
    await check()
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
  })
})

it('has nothing to verify for somebody without a household, and keeps the whole as Excel', async () => {
  signInAs('villageAdmin')
  village()
  const { user } = renderPage(<StatementPage />)
  await user.click(await screen.findByRole('button', { name: '存成 Excel' }))
  expect(downloadFile).toHaveBeenCalledWith(`/statements/${statement.id}/file`, '积分公示 2026-02.xlsx')
  expect(screen.queryByRole('button', { name: '核对我家的账' })).toBeNull()
})

it('prints all lines, nameless ones without a day, with the root below', async () => {
  window.print = jest.fn()
  village()
  const { user } = renderPage(<StatementPrintPage />)
  const table = await screen.findByRole('table', { name: '永安寨村 2026 年 2 月积分公示' })
  const rows = within(table).getAllByRole('row')
  expect(rows).toHaveLength(1 + lines.length)
  const nameless = rows.filter((row) => row.textContent?.includes('不公开'))
  expect(nameless.every((row) => !row.textContent?.includes('月'))).toBe(true)
  expect(screen.getByText(new RegExp(statement.root.slice(0, 4)))).toBeVisible()
  expect(screen.getByText(/2026 年 3 月 \d+ 日公示。/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: '打印' }))
  expect(window.print).toHaveBeenCalledTimes(1)
})
