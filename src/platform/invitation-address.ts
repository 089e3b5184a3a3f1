import { routes } from '@/routes'
import { webAddress } from './web-address'

/** What the QR code of an invitation opens: the web app's sign-in page with the code filled in. */
export const invitationAddress = (code: string) => `${webAddress()}/#${routes.signIn}?invitation=${code}`

/** The code in what was scanned: such an address, or the code alone. */
export const invitationIn = (text: string) => /[?&]invitation=([^&#]*)/.exec(text)?.[1] ?? text.trim()
