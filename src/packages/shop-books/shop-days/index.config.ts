import { shopDays } from '../../../words'

export default definePageConfig({ navigationBarTitleText: shopDays.title })
