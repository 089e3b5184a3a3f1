import { secondLooks } from '../../../words/second-looks'

export default definePageConfig({ navigationBarTitleText: secondLooks.title })
