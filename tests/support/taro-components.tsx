import { forwardRef, type ComponentProps, type ElementType, type ReactNode } from 'react'

/**
 * Taro's components as plain elements, for client tests: what the page passes is what a browser gets,
 * and inputs report through `detail` as a mini-program does.
 */

type Props = Record<string, unknown> & { children?: ReactNode; nativeProps?: Record<string, unknown> }

const ownProps = ['nativeProps', 'mode', 'lazyLoad', 'catchMove', 'autoHeight', 'password', 'scrollY', 'scrollX', 'enhanced']

const forDom = (props: Props) => Object.fromEntries(Object.entries(props).filter(([name]) => !ownProps.includes(name)))

function plain(Tag: ElementType) {
  return forwardRef<HTMLElement, Props>((props, ref) => <Tag {...forDom(props)} ref={ref} />)
}

interface InputProps extends Props {
  value?: string
  maxlength?: number
  password?: boolean
  type?: string
  onInput?: (event: { detail: { value: string } }) => void
  onConfirm?: () => void
}

function controlled(Tag: 'input' | 'textarea') {
  return function Controlled({ onInput, onConfirm, maxlength, type, password, nativeProps, ...props }: InputProps) {
    const { autocomplete, inputmode, ...native } = (nativeProps ?? {}) as Record<string, string>
    const element = { ...forDom(props), autoComplete: autocomplete, inputMode: inputmode, maxLength: maxlength, ...native }
    const report = (event: { target: { value: string } }) => onInput?.({ detail: { value: event.target.value } })
    const confirm = ({ key }: { key: string }) => key === 'Enter' && onConfirm?.()
    return Tag === 'input' ? (
      <input
        type={password ? 'password' : type}
        {...(element as ComponentProps<'input'>)}
        onChange={report}
        onKeyDown={confirm}
      />
    ) : (
      <textarea {...(element as ComponentProps<'textarea'>)} onChange={report} />
    )
  }
}

export const View = plain('div')
export const Text = plain('span')
export const Image = plain('img')
export const ScrollView = plain('div')
export const Canvas = plain('canvas')
export const Input = controlled('input')
export const Textarea = controlled('textarea')
