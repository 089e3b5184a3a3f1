import { vouchers } from '../../../words'

export default definePageConfig({ navigationBarTitleText: vouchers.title })
