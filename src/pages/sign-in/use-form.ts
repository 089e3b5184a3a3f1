import { useState } from 'react'
import { words } from '@/words'

type Texts<Name extends string> = Record<Name, string>
type Sentences<Name extends string> = Partial<Record<Name, string>>

/** Texts of the fields with the sentence that is wrong with each; what was typed stays whatever happens. */
export function useForm<Name extends string>(initial: Texts<Name>) {
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<Sentences<Name>>({})

  /** Props of the field: its text and error; typing takes the error away. */
  const field = (name: Name) => ({
    value: values[name],
    error: errors[name],
    onInput(value: string) {
      setValues((texts) => ({ ...texts, [name]: value }))
      setErrors((sentences) => ({ ...sentences, [name]: undefined }))
    }
  })

  /** Whether every named check finds nothing; shows what they found. */
  function check(checks: Partial<Record<Name, (value: string) => string | undefined>>): boolean {
    const names = Object.keys(checks) as Name[]
    const found: Sentences<Name> = {}
    for (const name of names) found[name] = checks[name]?.(values[name])
    setErrors(found)
    return names.every((name) => !found[name])
  }

  /** Puts the server's refusal beside the field it is about. */
  const refuse = (name: Name, error: unknown) => setErrors({ [name]: words.explain(error) } as Sentences<Name>)

  return { values, field, check, refuse }
}
