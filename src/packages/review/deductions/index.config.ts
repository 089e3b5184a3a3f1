import { deductions } from '../../../words/deductions'

export default definePageConfig({ navigationBarTitleText: deductions.title })
