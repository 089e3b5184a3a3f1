import { screen, waitFor } from '@testing-library/react'

/** The sheet or dialog on the screen, once it has taken the focus: what is typed before goes astray. */
export async function openedSheet(): Promise<HTMLElement> {
  const sheet = screen.getByRole('dialog')
  await waitFor(() => expect(sheet).toContainElement(document.activeElement as HTMLElement))
  return sheet
}
