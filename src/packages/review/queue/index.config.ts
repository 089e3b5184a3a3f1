import * as words from '../../../words'

export default definePageConfig({ navigationBarTitleText: words.review.title, enablePullDownRefresh: true })
