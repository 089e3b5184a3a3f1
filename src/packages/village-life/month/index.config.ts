import * as words from '../../../words'

export default definePageConfig({
  navigationBarTitleText: words.month.title,
  enablePullDownRefresh: true,
  enableShareAppMessage: true
})
