import * as words from '../../../words'

export default definePageConfig({ navigationBarTitleText: words.family.title, enablePullDownRefresh: true })
