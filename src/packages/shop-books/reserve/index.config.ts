import { reserve } from '../../../words'

export default definePageConfig({ navigationBarTitleText: reserve.title, enablePullDownRefresh: true })
