import { stockTakes } from '../../../words'

export default definePageConfig({ navigationBarTitleText: stockTakes.printTitle })
