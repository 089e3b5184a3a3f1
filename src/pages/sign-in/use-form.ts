import { useState } from 'react'
import * as words from '@/words'

export type FieldName = 'phone' | 'password' | 'code' | 'name' | 'address'

type Texts = Record<FieldName, string>
type Sentences = Partial<Texts>
type Checks = Partial<Record<FieldName, (value: string) => string | undefined>>

const nothing: Texts = { phone: '', password: '', code: '', name: '', address: '' }

export type SignInForm = ReturnType<typeof useForm>

/** Texts of the fields with the sentence that is wrong with each; what was typed stays whatever happens. */
export function useForm(given: Partial<Texts> = {}) {
  const [values, setValues] = useState({ ...nothing, ...given })
  const [errors, setErrors] = useState<Sentences>({})

  /** Props of the field: its text and error; typing takes the error away. */
  const field = (name: FieldName) => ({
    value: values[name],
    error: errors[name],
    onInput(value: string) {
      setValues((texts) => ({ ...texts, [name]: value }))
      setErrors((sentences) => ({ ...sentences, [name]: undefined }))
    }
  })

  /** Whether every named check finds nothing; shows what they found. */
  function check(checks: Checks): boolean {
    const names = Object.keys(checks) as FieldName[]
    const found: Sentences = {}
    for (const name of names) found[name] = checks[name]?.(values[name])
    setErrors(found)
    return names.every((name) => !found[name])
  }

  /** Puts the server's refusal beside the field it is about. */
  const refuse = (name: FieldName, error: unknown) => setErrors({ [name]: words.explain(error) })

  return { values, field, check, refuse }
}
