import { audit } from '../../../words'

export default definePageConfig({ navigationBarTitleText: audit.title })
