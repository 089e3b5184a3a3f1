import { randomInt } from 'node:crypto'
import type { Tx } from '../../database/client'
import type { Villager } from '../../shared/actor'
import type { Clock } from '../../shared/clock'
import type { SettingsService } from '../settings/settings.service'
import * as repository from './second-looks.repository'

export interface SecondLooksService {
  /** Lets the lot decide whether somebody else looks again at what the actor has just approved. */
  draw(tx: Tx, actor: Villager, submissionId: string): Promise<void>
  /** There is nothing to look at again: the approval was undone. What somebody has looked at stays. */
  takeBack(tx: Tx, villageId: string, submissionId: string): Promise<void>
}

export function createSecondLooksService({ clock, settings }: { clock: Clock; settings: SettingsService }): SecondLooksService {
  return {
    async draw(tx, { villageId, accountId: firstReviewer }, submissionId) {
      const { secondLookPercent } = await settings.read(tx, villageId)
      if (randomInt(100) >= secondLookPercent) return
      await repository.insertSecondLook(tx, { villageId, submissionId, firstReviewer, drawnAt: clock.now() })
    },

    takeBack: repository.deleteOpenSecondLook
  }
}
