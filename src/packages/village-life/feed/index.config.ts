import * as words from '../../../words'

export default definePageConfig({ navigationBarTitleText: words.feed.title, enablePullDownRefresh: true })
