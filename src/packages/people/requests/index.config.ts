import { joinRequests } from '../../../words'

export default definePageConfig({ navigationBarTitleText: joinRequests.title })
