import * as words from '../../../words'

export default definePageConfig({ navigationBarTitleText: words.feed.honours, enablePullDownRefresh: true })
