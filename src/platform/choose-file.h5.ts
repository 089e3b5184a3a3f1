import type { ChosenFile } from './chosen-file'

/** Lets the person pick one file with the ending; null when they change their mind. */
export function chooseFile(ending: string): Promise<ChosenFile | null> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = `.${ending}`
    input.hidden = true
    // Safari drops the event of an input outside the document.
    document.body.append(input)
    const finish = (file: File | undefined) => {
      input.remove()
      if (!file) return resolve(null)
      new Response(file).arrayBuffer().then((content) => resolve({ name: file.name, content }), reject)
    }
    input.addEventListener('change', () => finish(input.files?.[0]))
    input.addEventListener('cancel', () => finish(undefined))
    input.click()
  })
}
