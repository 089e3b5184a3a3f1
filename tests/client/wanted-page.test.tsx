import { screen, waitFor } from '@testing-library/react'
import SignInPage from '@/pages/sign-in'
import { restart, useParam } from '@/platform/navigation'
import { fakeApi } from '../support/fake-api'
import { sessionOf, signedOut } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

/** Signs in on the page that an address without a session has led to. */
async function signInFor(to: string) {
  jest.mocked(useParam).mockImplementation((name) => (name === 'to' ? to : ''))
  const villages = { items: [{ id: 'v1', name: '永安寨村', county: '潮安区' }], demo: true }
  fakeApi({ 'GET /villages': villages, 'POST /sessions/demo': sessionOf('resident') })
  const { user } = renderPage(<SignInPage />)
  await user.click(await screen.findByRole('button', { name: /^村民甲/ }))
  await waitFor(() => expect(restart).toHaveBeenCalledTimes(1))
}

beforeEach(() => {
  jest.mocked(restart).mockClear()
  signedOut()
})

it('goes on to the address that was opened first, with the code that was scanned', async () => {
  const wanted = '/packages/activities/check-in/index?id=v1&code=123456'
  await signInFor(wanted)
  expect(restart).toHaveBeenCalledWith(wanted)
})

it.each(['https://elsewhere.example.org/', '//elsewhere.example.org', '/packages/nowhere/index', '/pages/sign-in/index?to=x'])(
  'goes home where it is no page of the app: %s',
  async (to) => {
    await signInFor(to)
    expect(restart).toHaveBeenCalledWith('/pages/home/index')
  }
)
