import { fairness } from '../../../words/fairness'

export default definePageConfig({ navigationBarTitleText: fairness.title })
