import * as words from '../../../words'

export default definePageConfig({ navigationBarTitleText: words.helping.title, enablePullDownRefresh: true })
