import { adjustments } from '../../../words'

export default definePageConfig({ navigationBarTitleText: adjustments.title })
