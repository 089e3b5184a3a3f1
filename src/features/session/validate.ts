import * as words from '@/words'

const { errors } = words.signIn

/** The sentence for what is wrong with a field before it is sent, or undefined. */
type Check = (value: string) => string | undefined

/** A phone number as people type it, in groups. */
export const barePhone = (value: string) => value.replace(/\D/g, '')

/** An invitation code as people type it: spaces and dashes between its groups do not count. */
export const bareCode = (value: string) => value.replace(/[\s-]/g, '').toUpperCase()

export const checkPhone: Check = (value) => {
  const phone = barePhone(value)
  if (!value.trim()) return errors.phoneMissing
  if (phone.length !== 11) return errors.phoneDigits(phone.length)
  return /^1[3-9]\d{9}$/.test(phone) ? undefined : errors.phoneWrong
}

export const checkPassword: Check = (value) => (value ? undefined : errors.passwordMissing)

export const checkNewPassword: Check = (value) => {
  if (!value) return errors.passwordMissing
  return value.length < 8 ? errors.passwordShort(value.length) : undefined
}

export const checkCode: Check = (value) => {
  const code = bareCode(value)
  if (!code) return errors.codeMissing
  return /^[0-9A-Z]{10}$/.test(code) ? undefined : errors.codeWrong
}

export const checkName: Check = (value) => (value.trim() ? undefined : errors.nameMissing)
