import { witness } from '../../../words'

export default definePageConfig({ navigationBarTitleText: witness.title })
