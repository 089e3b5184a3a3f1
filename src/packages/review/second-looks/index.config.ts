import { secondLooks } from '../../../words'

export default definePageConfig({ navigationBarTitleText: secondLooks.title })
