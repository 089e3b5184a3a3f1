import { drawCourtyard, type CourtyardView } from './courtyard'
import { drawEnvironment } from './environment'
import { drawGoods, type GoodsPicture } from './goods'
import { drawHonour } from './honour'
import { toJpeg } from './render'
import { drawStudy } from './study'
import { drawVolunteering } from './volunteering'

/**
 * The demo village's photographs, drawn: they cost no licence and show nobody. The same seed gives the same picture.
 * Scenes are 1600 × 1200, goods 480 × 480, all JPEG.
 */
export const pictures = {
  courtyard: (view: CourtyardView) => toJpeg(drawCourtyard(view)),
  volunteering: (seed: string) => toJpeg(drawVolunteering(seed)),
  environment: (seed: string) => toJpeg(drawEnvironment(seed)),
  study: (seed: string) => toJpeg(drawStudy(seed)),
  honour: (seed: string) => toJpeg(drawHonour(seed)),
  goods: (name: GoodsPicture) => toJpeg(drawGoods(name))
}
