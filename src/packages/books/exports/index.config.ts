import { bookExports } from '../../../words/book-exports'

export default definePageConfig({ navigationBarTitleText: bookExports.title })
