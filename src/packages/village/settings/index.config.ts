import { settings } from '../../../words/settings'

export default definePageConfig({ navigationBarTitleText: settings.title })
