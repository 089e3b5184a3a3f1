import { signPhotoUrl, verifyPhotoUrl, type PhotoAddress } from '../../server/photos/signed-url'

const key = 'k'.repeat(32)
const hour = 3_600_000
const now = new Date('2022-11-24T08:03:17Z')
const address: PhotoAddress = {
  villageId: '0b5e4c9e-7c39-4f0e-9d3b-5a2f54d9c001',
  photoId: '9f3c1a55-2f43-4d0e-8b8f-6f5f3f1d2a10',
  size: 'large'
}

function signed(at = now) {
  const url = new URL(signPhotoUrl(key, address, at), 'http://village')
  const signature = url.searchParams.get('signature') ?? ''
  return { path: url.pathname, expires: Number(url.searchParams.get('expires')), signature }
}

test('an address opens its rendition', () => {
  const { path, ...signature } = signed()
  expect(path).toBe(`/api/photos/${address.villageId}/${address.photoId}/large.jpg`)
  expect(verifyPhotoUrl(key, address, signature, now)).toBe(true)
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

test('it is void from the second it names', () => {
  const signature = signed()
  expect(verifyPhotoUrl(key, address, signature, new Date(signature.expires * 1000 - 1))).toBe(true)
  expect(verifyPhotoUrl(key, address, signature, new Date(signature.expires * 1000))).toBe(false)
})

test.each<[string, Partial<PhotoAddress>]>([
  ['village', { villageId: '0b5e4c9e-7c39-4f0e-9d3b-5a2f54d9c002' }],
  ['photo', { photoId: '9f3c1a55-2f43-4d0e-8b8f-6f5f3f1d2a11' }],
  ['size', { size: 'small' }]
])('it opens no other %s', (_, other) => {
  expect(verifyPhotoUrl(key, { ...address, ...other }, signed(), now)).toBe(false)
})

test('it cannot be prolonged, guessed, shortened or made with another key', () => {
  const { expires, signature } = signed()
  const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)
  expect(verifyPhotoUrl(key, address, { expires: expires + 3600, signature }, now)).toBe(false)
  for (const forged of [flipped, signature.slice(0, -4), `${signature}AAAA`, '', '??', 'é'.repeat(43)]) {
    expect(verifyPhotoUrl(key, address, { expires, signature: forged }, now)).toBe(false)
  }
  expect(verifyPhotoUrl('another key', address, { expires, signature }, now)).toBe(false)
})
