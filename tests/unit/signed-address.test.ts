import { signAddress, verifyAddress } from '../../server/shared/signed-address'

const key = 'k'.repeat(32)
const hour = 3_600_000
const now = new Date('2022-11-24T08:03:17Z')
const path = '/api/photos/0b5e4c9e-7c39-4f0e-9d3b-5a2f54d9c001/9f3c1a55-2f43-4d0e-8b8f-6f5f3f1d2a10/large.jpg'

function signed(at = now, what = path) {
  const url = new URL(signAddress(key, what, at), 'http://village')
  const signature = url.searchParams.get('signature') ?? ''
  return { path: url.pathname, expires: Number(url.searchParams.get('expires')), signature }
}

test('an address opens its path', () => {
  const { path: asked, ...signature } = signed()
  expect(asked).toBe(path)
  expect(verifyAddress(key, path, signature, now)).toBe(true)
})

test('it lasts 12 to 24 hours, runs out on the hour and stays the same for 12 hours', () => {
  const starts = Array.from({ length: 48 }, (_, i) => new Date(now.getTime() + i * (hour / 2)))
  const expiries = starts.map((start) => signed(start).expires)
  starts.forEach((start, i) => {
    const left = (expiries[i] ?? 0) * 1000 - start.getTime()
    expect(left).toBeGreaterThan(12 * hour)
    expect(left).toBeLessThanOrEqual(24 * hour)
    expect((expiries[i] ?? 0) % 3600).toBe(0)
  })
  expect(new Set(expiries).size).toBeLessThanOrEqual(3)
})

test('addresses do not all run out in the same hour', () => {
  const expiries = Array.from({ length: 40 }, (_, i) => signed(now, `${path}${i}`).expires)
  expect(new Set(expiries).size).toBeGreaterThan(6)
})

test('it is void from the second it names', () => {
  const signature = signed()
  expect(verifyAddress(key, path, signature, new Date(signature.expires * 1000 - 1))).toBe(true)
  expect(verifyAddress(key, path, signature, new Date(signature.expires * 1000))).toBe(false)
})

test.each([
  ['village', path.replace('c001', 'c002')],
  ['photo', path.replace('2a10', '2a11')],
  ['size', path.replace('large', 'small')],
  ['kind of thing', path.replace('photos', 'voice-notes')]
])('it opens no other %s', (_, other) => {
  expect(verifyAddress(key, other, signed(), now)).toBe(false)
})

test('it cannot be prolonged, guessed, shortened or made with another key', () => {
  const { expires, signature } = signed()
  const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)
  expect(verifyAddress(key, path, { expires: expires + 3600, signature }, now)).toBe(false)
  for (const forged of [flipped, signature.slice(0, -4), `${signature}AAAA`, '', '??', 'é'.repeat(43)]) {
    expect(verifyAddress(key, path, { expires, signature: forged }, now)).toBe(false)
  }
  expect(verifyAddress('another key', path, { expires, signature }, now)).toBe(false)
})
