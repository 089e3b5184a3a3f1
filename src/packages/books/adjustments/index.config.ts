import { adjustments } from '../../../words/adjustments'

export default definePageConfig({ navigationBarTitleText: adjustments.title })
