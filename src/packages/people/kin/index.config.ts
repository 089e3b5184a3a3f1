import { villagers } from '../../../words/villagers'

export default definePageConfig({ navigationBarTitleText: villagers.kinOwn })
