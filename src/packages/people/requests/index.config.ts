import { joinRequests } from '../../../words/villagers'

export default definePageConfig({ navigationBarTitleText: joinRequests.title })
