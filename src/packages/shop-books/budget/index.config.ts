import { reserve } from '../../../words'

export default definePageConfig({ navigationBarTitleText: reserve.budgetTitle })
