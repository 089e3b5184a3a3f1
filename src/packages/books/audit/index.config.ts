import { audit } from '../../../words/audit'

export default definePageConfig({ navigationBarTitleText: audit.title })
