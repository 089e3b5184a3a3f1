import { numbers } from '../../../words'

export default definePageConfig({ navigationBarTitleText: numbers.title, enablePullDownRefresh: true })
