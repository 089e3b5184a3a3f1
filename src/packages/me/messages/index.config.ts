import * as words from '../../../words'

export default definePageConfig({ navigationBarTitleText: words.messages.title, enablePullDownRefresh: true })
