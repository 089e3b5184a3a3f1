import { notices } from '../../../words'

export default definePageConfig({ navigationBarTitleText: notices.title, enablePullDownRefresh: true })
