import { honourDesk } from '../../../words/honours'

export default definePageConfig({ navigationBarTitleText: honourDesk.award })
