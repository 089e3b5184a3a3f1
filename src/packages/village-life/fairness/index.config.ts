import { fairness } from '../../../words'

export default definePageConfig({ navigationBarTitleText: fairness.title })
