import { goodsDesk } from '../../../words'

export default definePageConfig({ navigationBarTitleText: goodsDesk.title })
