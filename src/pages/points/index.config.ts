import * as words from '../../words'

export default definePageConfig({ navigationBarTitleText: words.points.title, enablePullDownRefresh: true })
