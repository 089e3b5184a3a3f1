import { settings } from '../../../words'

export default definePageConfig({ navigationBarTitleText: settings.title })
