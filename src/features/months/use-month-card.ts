import { useState } from 'react'
import type { HouseholdMonth } from '@contract/months'
import { notify } from '@/lib/notify'
import { paint } from '@/platform/paint'
import { picturesGoTo, saveFile } from '@/platform/save-file'
import type { SavedFile, SaveOutcome } from '@/platform/saved-file'
import { sharePicture } from '@/platform/share'
import { month as said } from '@/words'
import { cardSize, drawMonthCard } from './draw-month-card'

const savedWords = { album: said.savedInAlbum, downloads: said.savedAsFile }

/** Keeps or passes on a month as a picture; `outcome` is of the last try while it needs a word on the page. */
export function useMonthCard(month: HouseholdMonth) {
  const [working, setWorking] = useState(false)
  const [outcome, setOutcome] = useState<'forbidden' | 'failed'>()

  async function give(to: (picture: SavedFile) => Promise<SaveOutcome>): Promise<SaveOutcome> {
    try {
      const data = await paint(cardSize, (pen) => drawMonthCard(pen, month))
      return await to({ name: said.fileName(month.label, month.month), type: 'image/png', data })
    } catch (cause) {
      console.warn('no picture of the month', cause)
      return 'failed'
    }
  }

  async function run(to: (picture: SavedFile) => Promise<SaveOutcome>): Promise<SaveOutcome> {
    setWorking(true)
    const result = await give(to)
    setWorking(false)
    setOutcome(result === 'forbidden' || result === 'failed' ? result : undefined)
    return result
  }

  return {
    working,
    outcome,
    save: async () => {
      if ((await run(saveFile)) === 'saved') notify(savedWords[picturesGoTo])
    },
    share: async () => void (await run(sharePicture))
  }
}
