import { numbers } from '../../../words/numbers'

export default definePageConfig({ navigationBarTitleText: numbers.title, enablePullDownRefresh: true })
