import type { Database } from '../../server/database/client'
import { createMessagesService } from '../../server/modules/messages/messages.service'
import { createPointsService } from '../../server/modules/points/points.service'
import { createBasePointsService, type BasePointsService } from '../../server/modules/rules/base-points.service'
import type { Clock } from '../../server/shared/clock'
import type { BaseTerms, Caps, DeductionTerms, RuleSeries, RuleSeriesList, RuleTerms, UploadTerms } from '../../types/contract/rules'
import { created, okay, type Person } from './person'
import type { TestServer } from './server'

export const noCaps: Caps = { day: null, week: null, month: null }

export const uploadTerms = (changes: Partial<UploadTerms> = {}): UploadTerms => ({
  kind: 'upload', column: 'study', name: '读书会', hint: '读书时拍一张', points: 3, minPoints: 1, maxPoints: 5, minPhotos: 1, maxPhotos: 3,
  caps: noCaps, anonymous: false, needsActivity: false, twoApprovalsAbove: null, ...changes
})

export const deductionTerms = (changes: Partial<DeductionTerms> = {}): DeductionTerms => ({
  kind: 'deduction', name: '乱倒垃圾', hint: '倒在路边、水沟里', points: 5, minPoints: 2, maxPoints: 10, ...changes
})

export const baseTerms = (changes: Partial<BaseTerms> = {}): BaseTerms => ({
  kind: 'base', name: '每月基础分', hint: '每户都有', points: 10, period: 'month', ...changes
})

/** @returns id of the rule's first version */
export const layDown = (server: TestServer, terms: RuleTerms, from: string | null = null, admin: Person = server.as('villageAdmin')) =>
  created(admin.post('/rules', { terms, from }))

/** @returns id of the next version */
export const change = (server: TestServer, id: string, terms: RuleTerms, from: string | null = null, admin: Person = server.as('villageAdmin')) =>
  created(admin.post(`/rules/${id}/versions`, { terms, from }))

/** The series that began with a version. */
export async function seriesOf(server: TestServer, id: string): Promise<RuleSeries> {
  const { items } = await okay(server.as('villageAdmin').get<RuleSeriesList>('/rules/all'))
  const series = items.find((one) => one.id === id)
  if (!series) throw new Error(`no series ${id}`)
  return series
}

/** What gives base points in one process of the server. */
export const basePointsOf = (stores: { database: Database; clock: Clock }): BasePointsService =>
  createBasePointsService({ ...stores, points: createPointsService(stores), messages: createMessagesService(stores) })
