import { noticeDesk } from '../../../words'

export default definePageConfig({ navigationBarTitleText: noticeDesk.title })
