import { noticeDesk } from '../../../words/notices'

export default definePageConfig({ navigationBarTitleText: noticeDesk.trackTitle })
