import { statements } from '../../../words'

export default definePageConfig({ navigationBarTitleText: statements.title })
