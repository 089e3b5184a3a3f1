import { formatCode, missingDigits } from '@/features/counter/pick-up-code'

it.each([
  ['', '', 8],
  ['4821', '4821', 4],
  ['48217', '4821 7', 3],
  ['4821 ', '4821', 4],
  ['48217730', '4821 7730', 0],
  ['4821 77301', '4821 7730', 0],
  ['４８２１７７３０', '4821 7730', 0],
  [' AbCdEfGhIjKlMnOpQrStUv\n', 'AbCdEfGhIjKlMnOpQrStUv', 0]
])('shows %j as %j, %d digits missing', (typed, shown, missing) => {
  expect(formatCode(typed)).toBe(shown)
  expect(missingDigits(typed)).toBe(missing)
})
