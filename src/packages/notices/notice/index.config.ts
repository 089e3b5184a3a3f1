import { notices } from '../../../words/notices'

export default definePageConfig({ navigationBarTitleText: notices.title, enablePullDownRefresh: true })
