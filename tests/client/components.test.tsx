import { useState, type ReactElement } from 'react'
import { act, screen, waitFor } from '@testing-library/react'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Dialog, Sheet } from '@/components/overlay'
import { Page } from '@/components/page'
import { PhotoGrid } from '@/components/photo-grid'
import { SpeakButton } from '@/components/speak-button'
import { ErrorPanel } from '@/components/state-panel'
import { Stepper } from '@/components/stepper'
import { notify } from '@/lib/notify'
import { ApiError } from '@/platform/api-error'
import { renderPage } from '../support/render-page'

/** Renders what `draw` draws closed; `show` draws it anew. */
function renderOpening(draw: (open: boolean) => ReactElement) {
  let setOpen: (open: boolean) => void = () => undefined
  function Opening() {
    const [open, set] = useState(false)
    setOpen = set
    return draw(open)
  }
  return { ...renderPage(<Opening />), show: (open: boolean) => act(() => setOpen(open)) }
}

describe('Button', () => {
  it('comes wholly into sight with the keyboard, while a tap moves nothing', async () => {
    const scrollIntoView = jest.fn()
    const { user } = renderPage(<Button onPress={jest.fn()}>发送</Button>)
    const button = Object.assign(screen.getByRole('button', { name: '发送' }), { scrollIntoView })
    await user.click(button)
    expect(button).toHaveFocus()
    expect(scrollIntoView).not.toHaveBeenCalled()
    await user.tab({ shift: true })
    await user.tab()
    expect(button).toHaveFocus()
    expect(scrollIntoView).toHaveBeenCalledTimes(1)
  })

  it('is pressed by a tap, by Enter and by Space', async () => {
    const onPress = jest.fn()
    const { user } = renderPage(<Button onPress={onPress}>发送</Button>)
    await user.tab()
    expect(screen.getByRole('button', { name: '发送' })).toHaveFocus()
    await user.keyboard('{Enter} ')
    await user.click(screen.getByRole('button', { name: '发送' }))
    expect(onPress).toHaveBeenCalledTimes(3)
  })

  it('says what is missing and does nothing while disabled or loading', async () => {
    const onPress = jest.fn()
    const { user } = renderPage(
      <>
        <Button disabled onPress={onPress}>还差 1 张</Button>
        <Button loading onPress={onPress}>正在发送</Button>
      </>
    )
    for (const button of screen.getAllByRole('button')) {
      expect(button).toHaveAttribute('aria-disabled', 'true')
      await user.click(button)
    }
    expect(onPress).not.toHaveBeenCalled()
  })
})

describe('Field', () => {
  function Phone({ error }: { error?: string }) {
    const [value, setValue] = useState('')
    return <Field label='手机号' kind='digits' value={value} onInput={setValue} error={error} maxLength={11} />
  }

  it('is found by its label and keeps what is typed', async () => {
    const { user } = renderPage(<Phone />)
    await user.type(screen.getByLabelText('手机号'), '13800138000')
    expect(screen.getByLabelText('手机号')).toHaveValue('13800138000')
    expect(screen.getByLabelText('手机号')).toHaveAttribute('inputmode', 'numeric')
  })

  it('hides a password until it is asked to show it', async () => {
    const Password = () => {
      const [value, setValue] = useState('')
      return <Field label='密码' kind='password' value={value} onInput={setValue} />
    }
    const { user } = renderPage(<Password />)
    await user.type(screen.getByLabelText('密码'), 'secret')
    expect(screen.getByLabelText('密码')).toHaveAttribute('type', 'password')
    await user.click(screen.getByRole('button', { name: '显示密码' }))
    expect(screen.getByLabelText('密码')).toHaveAttribute('type', 'text')
    expect(screen.getByLabelText('密码')).toHaveValue('secret')
    await user.click(screen.getByRole('button', { name: '隐藏密码' }))
    expect(screen.getByLabelText('密码')).toHaveAttribute('type', 'password')
  })

  it('announces its error', () => {
    renderPage(<Phone error='要 11 位数字' />)
    expect(screen.getByRole('alert')).toHaveTextContent('要 11 位数字')
    expect(screen.getByLabelText('手机号')).toBeInvalid()
  })
})

describe('Page', () => {
  it('names itself, goes back and tells of a lost network', async () => {
    const { user, shell } = renderPage(<Page title='取货码' />, { online: false })
    expect(shell.setTitle).toHaveBeenCalledWith('取货码')
    expect(screen.getByRole('heading', { name: '取货码' })).toBeVisible()
    expect(screen.getByRole('status')).toHaveTextContent(/^没有网络$/)
    await user.click(screen.getByRole('button', { name: '返回' }))
    expect(shell.back).toHaveBeenCalledTimes(1)
  })

  it('says that all is stored only where something is', () => {
    renderPage(<Page title='首页' />, { online: false, kept: true })
    expect(screen.getByRole('status')).toHaveTextContent('没有网络,已存好,有网自动传')
  })

  it('lets words pass by that came while it stood', () => {
    jest.useFakeTimers()
    renderPage(<Page title='首页' />)
    act(() => notify('复制好了'))
    expect(screen.getByText('复制好了')).toBeVisible()
    expect(screen.getByText('复制好了').parentElement).toHaveAttribute('aria-live', 'polite')
    act(() => notify('存好了'))
    act(() => jest.advanceTimersByTime(3999))
    expect(screen.queryByText('复制好了')).toBeNull()
    expect(screen.getByText('存好了')).toBeVisible()
    act(() => jest.advanceTimersByTime(1))
    expect(screen.queryByText('存好了')).toBeNull()
    jest.useRealTimers()
  })

  it('has no way back behind the tab bar', () => {
    renderPage(<Page title='首页' tab />)
    expect(screen.queryByRole('button', { name: '返回' })).toBeNull()
  })
})

describe('Dialog', () => {
  it('is closed by Escape without confirming', async () => {
    const onConfirm = jest.fn()
    const onCancel = jest.fn()
    const { user } = renderPage(<Dialog open title='不要了?' confirmLabel='不要了' onConfirm={onConfirm} onCancel={onCancel} />)
    expect(screen.getByRole('dialog', { name: '不要了?' })).toBeVisible()
    await user.keyboard('{Escape}')
    expect(onCancel).toHaveBeenCalledTimes(1)
    expect(onConfirm).not.toHaveBeenCalled()
  })
})

it('Dialog keeps the keyboard within and gives it back', async () => {
  const dialog = (open: boolean) => (
    <>
      <Button onPress={jest.fn()}>外面</Button>
      <Dialog open={open} title='不要了?' confirmLabel='不要了' onConfirm={jest.fn()} onCancel={jest.fn()} />
    </>
  )
  const { user, show } = renderOpening(dialog)
  await user.tab()
  show(true)
  await waitFor(() => expect(screen.getByRole('dialog')).toHaveFocus())
  for (const name of ['关闭', '取消', '不要了', '关闭']) {
    await user.tab()
    expect(screen.getByRole('button', { name })).toHaveFocus()
  }
  await user.tab({ shift: true })
  expect(screen.getByRole('button', { name: '不要了' })).toHaveFocus()
  show(false)
  expect(screen.getByRole('button', { name: '外面' })).toHaveFocus()
})

it('Sheet leaves the keyboard where somebody types already', async () => {
  jest.useFakeTimers()
  renderPage(<Sheet open title='找人' onClose={jest.fn()}><Field label='姓名' value='' onInput={jest.fn()} /></Sheet>)
  const field = screen.getByLabelText('姓名')
  field.focus()
  await act(() => jest.advanceTimersByTimeAsync(1000))
  jest.useRealTimers()
  expect(field).toHaveFocus()
})

describe('PhotoGrid', () => {
  const photos = [
    { key: 'a', url: '/a.jpg' },
    { key: 'b', url: '/b.jpg', error: '没传上去,再试' }
  ]

  it('opens a photo full screen and moves on by key', async () => {
    const { user } = renderPage(<PhotoGrid photos={photos} />)
    await user.click(screen.getByRole('button', { name: '第 1 张照片,共 2 张' }))
    await user.keyboard('{ArrowRight}')
    expect(screen.getByRole('dialog', { name: '第 2 张照片,共 2 张' })).toBeVisible()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('leaves the viewing to the platform where it has a viewer', async () => {
    const showPhotos = jest.fn()
    const { user } = renderPage(<PhotoGrid photos={photos} />, { showPhotos })
    await user.click(screen.getByRole('button', { name: '第 2 张照片,共 2 张' }))
    expect(showPhotos).toHaveBeenCalledWith(['/a.jpg', '/b.jpg'], 1)
  })

  it('tries a failed photo again', async () => {
    const onRetry = jest.fn()
    const { user } = renderPage(<PhotoGrid photos={photos} onRetry={onRetry} />)
    await user.click(screen.getByText('没传上去,再试'))
    expect(onRetry).toHaveBeenCalledWith(1)
  })
})

it('ErrorPanel explains a failure and offers another try', async () => {
  const onRetry = jest.fn()
  const { user } = renderPage(<ErrorPanel error={new ApiError('timeout')} onRetry={onRetry} />)
  expect(screen.getByRole('alert')).toHaveTextContent('网络太慢')
  await user.click(screen.getByRole('button', { name: '再试一次' }))
  expect(onRetry).toHaveBeenCalledTimes(1)
})

it.each([403, 404])('ErrorPanel leads out where another try would be told the same: %d', async (status) => {
  const error = new ApiError(status === 403 ? 'forbidden' : 'not_found', status)
  const { user, shell } = renderPage(<ErrorPanel error={error} onRetry={jest.fn()} />)
  expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull()
  await user.click(screen.getByRole('button', { name: '返回' }))
  await user.click(screen.getByRole('button', { name: '回首页' }))
  expect([shell.back, shell.home].map((way) => jest.mocked(way).mock.calls.length)).toEqual([1, 1])
})

describe('SpeakButton', () => {
  it('reads aloud, and stops at a second tap or when it is left', async () => {
    const stop = jest.fn()
    const speak = jest.fn<() => void, [string, () => void]>(() => stop)
    const { user, unmount } = renderPage(<SpeakButton text='我家有 128 分' />, { speak })
    await user.click(screen.getByRole('button', { name: '读给我听' }))
    expect(speak).toHaveBeenCalledWith('我家有 128 分', expect.any(Function))
    await user.click(screen.getByRole('button', { name: '先不听了' }))
    expect(stop).toHaveBeenCalledTimes(1)
    act(() => speak.mock.calls[0]?.[1]())
    await user.click(screen.getByRole('button', { name: '读给我听' }))
    stop.mockClear()
    unmount()
    expect(stop).toHaveBeenCalledTimes(1)
  })

  it('is not there where the platform cannot read', () => {
    renderPage(<SpeakButton text='我家有 128 分' />)
    expect(screen.queryByRole('button')).toBeNull()
  })
})

it('Page takes the font scale of the phone', () => {
  const { container } = renderPage(<Page title='首页' tab />, { fontScale: 1.25 })
  expect(container.querySelector('.page')).toHaveStyle('--font-scale: 1.25')
})

it('Stepper stays within its range', async () => {
  const onChange = jest.fn()
  const { user } = renderPage(<Stepper label='份数' value={3} max={3} onChange={onChange} />)
  await user.click(screen.getByRole('button', { name: '增加一份' }))
  await user.click(screen.getByRole('button', { name: '减少一份' }))
  expect(onChange.mock.calls).toEqual([[2]])
})
