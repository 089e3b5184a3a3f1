import { statements } from '../../../words/statements'

export default definePageConfig({ navigationBarTitleText: statements.title })
