import * as words from '../../words'

export default definePageConfig({ navigationBarTitleText: words.submissions.title, enablePullDownRefresh: true })
