import { cardCounter } from '../../../words'

export default definePageConfig({ navigationBarTitleText: cardCounter.slipTitle })
