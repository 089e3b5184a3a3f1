import { routes } from '@/routes'
import { webAddress } from './web-address'

/** What the QR code of a door card opens: the web app, ready to photograph for that household. */
export const cardAddress = (code: string) => `${webAddress()}/#${routes.helping}?card=${code}`

/** The code in what was scanned: such an address, or the code alone. */
export const cardCodeIn = (text: string) => /[?&]card=([^&#]*)/.exec(text)?.[1] ?? text.trim()
