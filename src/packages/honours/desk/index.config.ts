import { honourDesk } from '../../../words'

export default definePageConfig({ navigationBarTitleText: honourDesk.title })
