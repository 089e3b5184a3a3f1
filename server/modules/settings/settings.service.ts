import type { VillageSettings } from '../../../types/contract/settings'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { demandPermission } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import * as repository from './settings.repository'

export interface SettingsService {
  /** For everybody of the village: by which terms it works is no secret. */
  get(actor: Actor): Promise<VillageSettings>
  /** Within somebody else's transaction. */
  read(tx: Tx, villageId: string): Promise<VillageSettings>
  /** @throws forbidden, stale_version */
  change(actor: Actor, settings: VillageSettings): Promise<void>
}

/** What holds until a village decides otherwise. */
const defaults: VillageSettings = { secondLookPercent: 10, reviewHours: 48, adjustmentLimit: 20, version: 1 }

export function createSettingsService({ database, audit }: { database: Database; audit: AuditService }): SettingsService {
  const read = async (tx: Tx, villageId: string) => (await repository.findSettings(tx, villageId)) ?? defaults

  return {
    read,

    async get(actor) {
      const { villageId } = villager(actor)
      return database.inVillage(villageId, (tx) => read(tx, villageId))
    },

    async change(actor, settings) {
      demandPermission(actor, 'manage_settings')
      const person = villager(actor)
      const { villageId } = person
      await database.inVillage(villageId, async (tx) => {
        const before = await read(tx, villageId)
        const first = settings.version === defaults.version && (await repository.insertSettings(tx, villageId, settings))
        if (!first && !(await repository.replaceSettings(tx, villageId, settings))) {
          throw new AppError('stale_version', undefined, { version: before.version })
        }
        await audit.record(tx, person, { action: 'settings_changed', about: '', details: { before, after: settings } })
      })
    }
  }
}
