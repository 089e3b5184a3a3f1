import { pins } from '../../../words'

export default definePageConfig({ navigationBarTitleText: pins.title })
