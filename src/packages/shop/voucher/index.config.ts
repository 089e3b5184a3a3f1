import * as words from '../../../words'

export default definePageConfig({ navigationBarTitleText: words.vouchers.title })
