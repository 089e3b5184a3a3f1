import { createHash, randomUUID } from 'node:crypto'
import type { ImportPreview, ImportQuery, ImportRow } from '../../../types/contract/roster'
import { importStates } from '../../../types/contract/roster'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import { readFirstSheet, writeWorkbook, type Download } from '../../shared/spreadsheet'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import * as repository from './import.repository'
import { planImport, type KnownRoster, type Plan } from './import.rules'
import { insertEntries, linkAccounts, updateEntries } from './roster.repository'
import { headCell, helpSheet, readRows, rosterSheet } from './sheet.rules'
import { writeRoster } from './writing'

export interface RosterImportsService {
  /** An empty sheet with the columns of the roster, and how to fill it in. @throws forbidden */
  template(actor: Actor): Promise<Download>
  /** The whole roster; to import it again changes nothing. @throws forbidden */
  export(actor: Actor): Promise<Download>
  /** What the file would do. @throws forbidden, import_unreadable */
  preview(actor: Actor, file: Buffer): Promise<ImportPreview>
  /**
   * Does all of it or nothing.
   *
   * @throws forbidden, import_unreadable, import_has_errors; with `rosterChanged` when the preview is out of date
   */
  apply(actor: Actor, file: Buffer, seen: ImportQuery, idempotencyKey: string): Promise<string>
}

/** Rows of each state that a preview tells one by one. */
const shownRows = 200

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
}

export function createRosterImportsService({ database, clock, audit }: Dependencies): RosterImportsService {
  async function write(tx: Tx, villageId: string, plan: Plan, roster: KnownRoster): Promise<void> {
    const fresh = plan.newHouseholds.map(({ people, ...household }) => ({ people, household: { ...household, id: randomUUID() } }))
    await repository.insertHouseholds(tx, villageId, fresh.map(({ household }) => household), clock.now())
    await repository.updateHouseholds(tx, villageId, plan.changedHouseholds)
    await updateEntries(tx, villageId, plan.changedEntries)
    const newcomers = fresh.flatMap(({ people, household }) => people.map((person) => ({ ...person, householdId: household.id })))
    await insertEntries(tx, villageId, [...plan.newEntries, ...newcomers], clock.now())
    await linkAccounts(tx, villageId, null)
    const changed = new Set(plan.changedEntries.map(({ id }) => id))
    const touched = [
      ...plan.changedHouseholds.map(({ id }) => id),
      ...plan.newEntries.map(({ householdId }) => householdId),
      ...roster.entries.filter(({ id }) => changed.has(id)).map(({ householdId }) => householdId)
    ]
    await repository.touchHouseholds(tx, villageId, [...new Set(touched)])
  }

  return {
    async template(actor) {
      demandPermission(actor, 'manage_roster')
      return { name: '花名册模板.xlsx', content: await writeWorkbook([rosterSheet([]), helpSheet]) }
    },

    async export(actor) {
      demandPermission(actor, 'manage_roster')
      const person = villager(actor)
      const roster = await database.inVillage(person.villageId, async (tx) => {
        const known = await repository.readRoster(tx, person.villageId)
        const details = { households: known.households.length, people: known.entries.length }
        await audit.record(tx, person, { action: 'roster_exported', about: '', details })
        return known
      })
      return { name: '花名册.xlsx', content: await writeWorkbook([rosterSheet(sheetRows(roster)), helpSheet]) }
    },

    async preview(actor, file) {
      demandPermission(actor, 'manage_roster')
      const { villageId } = villager(actor)
      const sheets = readRows(await readCells(file))
      const roster = await database.inVillage(villageId, (tx) => repository.readRoster(tx, villageId))
      const { rows, newHouseholds } = planImport(sheets, roster)
      return { base: fingerprint(roster), counts: countStates(rows), newHouseholds: newHouseholds.length, rows: abridge(rows) }
    },

    async apply(actor, file, { base }, key) {
      demandPermission(actor, 'manage_roster')
      const sheets = readRows(await readCells(file))
      const content = ['roster import', base, createHash('sha256').update(file).digest('hex')]
      return writeRoster(database, actor, (tx, person) =>
        createOnce(tx, person, { key, content }, clock.now(), async (id) => {
          const { villageId } = person
          const roster = await repository.readRoster(tx, villageId)
          if (fingerprint(roster) !== base) throw new AppError('import_has_errors', 'the roster has changed', { rosterChanged: true })
          const plan = planImport(sheets, roster)
          const counts = countStates(plan.rows)
          if (counts.wrong > 0) throw new AppError('import_has_errors', undefined, { rows: counts.wrong })
          await write(tx, villageId, plan, roster)
          await audit.record(tx, person, {
            action: 'roster_imported', about: '', subjectId: id,
            details: { new: counts.new, changed: counts.changed, same: counts.same, newHouseholds: plan.newHouseholds.length }
          })
        }))
    }
  }
}

/** @throws import_unreadable for anything but an .xlsx file */
async function readCells(file: Buffer) {
  try {
    return await readFirstSheet(file)
  } catch (error) {
    throw new AppError('import_unreadable', error instanceof Error ? error.message : undefined)
  }
}

/** Names what the roster says, so that a preview of another one is noticed. */
const fingerprint = (roster: KnownRoster): string => createHash('sha256').update(JSON.stringify(roster)).digest('hex')

const countStates = (rows: ImportRow[]) => {
  const counts = { wrong: 0, new: 0, changed: 0, same: 0 }
  for (const { state } of rows) counts[state]++
  return counts
}

function abridge(rows: ImportRow[]): ImportRow[] {
  const left = new Map<ImportRow['state'], number>(importStates.map((state) => [state, shownRows]))
  return rows.filter(({ state }) => {
    const rest = left.get(state) ?? 0
    left.set(state, rest - 1)
    return rest > 0
  })
}

/** A row for each person, or for the household where there is nobody. */
function sheetRows({ grids, units, households, entries }: KnownRoster) {
  const grid = new Map(grids.map(({ id, name }) => [id, name]))
  const unit = new Map(units.map(({ id, name }) => [id, name]))
  const people = new Map<string, KnownRoster['entries']>(households.map(({ id }) => [id, []]))
  for (const entry of entries) people.get(entry.householdId)?.push(entry)
  return households.flatMap(({ id, gridId, unitId, number, label }) => {
    const door = { grid: grid.get(gridId) ?? '', unit: unitId === null ? '' : (unit.get(unitId) ?? ''), number: String(number), label }
    const here = people.get(id) ?? []
    if (here.length === 0) return [{ ...door, name: '', phone: '', head: '' }]
    return here.map(({ name, phone, head }) => ({ ...door, name, phone: phone ?? '', head: headCell(head) }))
  })
}
