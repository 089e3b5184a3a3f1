import { deductions } from '../../../words'

export default definePageConfig({ navigationBarTitleText: deductions.title })
