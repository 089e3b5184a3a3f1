import sharp from 'sharp'
import { drawCourtyard } from '../../server/demo/pictures/courtyard'
import { drawEnvironment } from '../../server/demo/pictures/environment'
import { drawGoods, goodsPictures } from '../../server/demo/pictures/goods'
import { drawHonour } from '../../server/demo/pictures/honour'
import { pictures } from '../../server/demo/pictures/pictures'
import { drawStudy } from '../../server/demo/pictures/study'
import { drawVolunteering } from '../../server/demo/pictures/volunteering'

jest.setTimeout(30_000)

const courtyard = (seed: string) => drawCourtyard({ house: 'house', moment: seed, stand: 0, tidy: true })
const scenes = {
  courtyard,
  volunteering: drawVolunteering,
  environment: drawEnvironment,
  study: drawStudy,
  honour: drawHonour
}

test.each(Object.entries(scenes))('%s: the same seed draws the same, another one something else', (_, draw) => {
  expect(draw('a')).toBe(draw('a'))
  expect(draw('a')).not.toBe(draw('b'))
})

test('no drawing needs a font, a file or a number that is none', () => {
  const drawings = ['a', 'b', 'c', 'd'].flatMap((seed) => Object.values(scenes).map((draw) => draw(seed)))
  for (const svg of [...drawings, ...goodsPictures.map(drawGoods)]) expect(svg).not.toMatch(/<text|href|NaN|undefined/)
})

test('a household keeps its house while the day changes', () => {
  const walls = (house: string, moment: string) =>
    /id="wall".*?<\/linearGradient>/.exec(drawCourtyard({ house, moment, stand: 1, tidy: true }))?.[0]
  expect(new Set(['m', 'n', 'o'].map((moment) => walls('h', moment))).size).toBe(1)
  expect(new Set(['h', 'i', 'j', 'k'].map((house) => walls(house, 'm'))).size).toBeGreaterThan(1)
})

test('they are JPEGs of the promised size', async () => {
  expect(await sharp(await pictures.honour('a')).metadata()).toMatchObject({
    format: 'jpeg',
    width: 1600,
    height: 1200
  })
  expect(await sharp(await pictures.goods('rice')).metadata()).toMatchObject({
    format: 'jpeg',
    width: 480,
    height: 480
  })
})
