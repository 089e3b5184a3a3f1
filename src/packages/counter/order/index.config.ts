import * as words from '../../../words'

export default definePageConfig({ navigationBarTitleText: words.counter.order })
