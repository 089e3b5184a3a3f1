import { useState } from 'react'
import { screen } from '@testing-library/react'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { PhotoGrid } from '@/components/photo-grid'
import { ErrorPanel } from '@/components/state-panel'
import { Stepper } from '@/components/stepper'
import { ApiError } from '@/platform/api-error'
import { renderPage } from '../support/render-page'

describe('Button', () => {
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
    expect(screen.getByRole('status')).toHaveTextContent('没有网络')
    await user.click(screen.getByRole('button', { name: '返回' }))
    expect(shell.back).toHaveBeenCalledTimes(1)
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

it('Stepper stays within its range', async () => {
  const onChange = jest.fn()
  const { user } = renderPage(<Stepper label='份数' value={3} max={3} onChange={onChange} />)
  await user.click(screen.getByRole('button', { name: '增加一份' }))
  await user.click(screen.getByRole('button', { name: '减少一份' }))
  expect(onChange.mock.calls).toEqual([[2]])
})
