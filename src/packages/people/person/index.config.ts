import { villagers } from '../../../words'

export default definePageConfig({ navigationBarTitleText: villagers.personTitle })
