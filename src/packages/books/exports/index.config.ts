import { bookExports } from '../../../words'

export default definePageConfig({ navigationBarTitleText: bookExports.title })
