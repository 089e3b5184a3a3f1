import jsQR from 'jsqr'
import generate from 'qrcode-generator'
import sharp from 'sharp'
import { cardCode, readCardCode } from '../../server/shared/household-card'

const secret = 'a secret key for the tests of cards'
const village = '0b0c0d0e-0000-4000-8000-000000000001'
const card = { householdId: '11111111-2222-4333-8444-555555555555', number: 3 }

test('a card is read back by whoever signed it, for its village and under its number', () => {
  const code = cardCode(secret, village, card)
  expect(code).toMatch(/^[\w-]{40}$/)
  expect(readCardCode(secret, village, code)).toEqual(card)
  expect(readCardCode('another secret', village, code)).toBeNull()
  expect(readCardCode(secret, village.replace('1', '2'), code)).toBeNull()
  expect(cardCode(secret, village, { ...card, number: 4 })).not.toBe(code)
})

test('no letter of a code can be another one, and nothing else is a code', () => {
  const code = cardCode(secret, village, card)
  for (let position = 0; position < code.length; position++) {
    const other = code[position] === 'A' ? 'Q' : 'A'
    expect(readCardCode(secret, village, code.slice(0, position) + other + code.slice(position + 1))).toBeNull()
  }
  for (const text of ['', 'x', code + 'A', code.slice(1), `${code} `.repeat(2), '门'.repeat(40)]) {
    expect(readCardCode(secret, village, text)).toBeNull()
  }
})

/** As printed: 38 mm wide at so many dots per inch, then photographed a little turned, blurred and in bad light. */
async function photographOf(text: string, dotsPerInch: number) {
  const code = generate(0, 'M')
  code.addData(text)
  code.make()
  const picture = Buffer.from(code.createDataURL(4, 0).split(',')[1] ?? '', 'base64')
  const size = Math.round((38 / 25.4) * dotsPerInch)
  const margin = Math.round((4 / 25.4) * dotsPerInch)
  const printed = await sharp(picture)
    .resize(size, size, { kernel: 'nearest' })
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: '#fff' })
    .png()
    .toBuffer()
  return sharp(printed).rotate(7, { background: '#fff' }).blur(0.8).linear(0.7, 20).jpeg({ quality: 70 }).ensureAlpha().raw()
    .toBuffer({ resolveWithObject: true })
}

test.each([300, 150, 110])('the QR code of a card printed at %i dots per inch is read from a photo', async (dotsPerInch) => {
  const code = cardCode(secret, village, card)
  const address = `https://points.village.example.org/#/packages/helping/for-others/index?card=${code}`
  const { data, info } = await photographOf(address, dotsPerInch)
  const read = jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? ''
  expect(read).toBe(address)
  expect(readCardCode(secret, village, /card=(.*)$/.exec(read)?.[1] ?? '')).toEqual(card)
})
