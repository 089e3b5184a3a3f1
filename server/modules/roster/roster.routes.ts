import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { FastifyReply } from 'fastify'
import { Created, IdempotencyHeaders, IdParams, VersionBody } from '../../../types/contract/common'
import {
  CardCode, CardHousehold, HeadedChange, HeadedCreate, HouseholdCardPage, HouseholdCardQuery, HouseholdChange, HouseholdCreate,
  HouseholdMerge, HouseholdSplit, OrderOfAll, RosterHousehold
} from '../../../types/contract/roster'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { CardsService } from './cards.service'
import type { HouseholdChangesService } from './changes.service'
import type { GridsService } from './grids.service'
import type { RosterService } from './roster.service'

/** The answer to an act that went well and has nothing to tell. */
const nothing = async (reply: FastifyReply, act: Promise<void>) => {
  await act
  return reply.code(204).send(null)
}

const done = { 204: Type.Null(), ...refusals }
const made = { 201: Created, ...refusals }

interface Services {
  grids: GridsService
  roster: RosterService
  householdChanges: HouseholdChangesService
  cards: CardsService
}

export const rosterRoutes = ({ grids, roster, householdChanges, cards }: Services): FastifyPluginAsyncTypebox => async (app) => {
  app.post('/grids', {
    schema: { summary: 'Add a grid behind the others', headers: IdempotencyHeaders, body: HeadedCreate, response: made }
  }, async (request, reply) => reply.code(201).send({ id: await grids.create(request.actor, request.body, idempotencyKey(request)) }))

  app.put('/grids/order', {
    schema: { summary: 'Put the grids in order', body: OrderOfAll, response: done }
  }, async (request, reply) => nothing(reply, grids.arrange(request.actor, request.body)))

  app.put('/grids/:id', {
    schema: { summary: 'Change a grid or its head', params: IdParams, body: HeadedChange, response: done }
  }, async (request, reply) => nothing(reply, grids.change(request.actor, request.params.id, request.body)))

  app.delete('/grids/:id', {
    schema: { summary: 'Delete a grid that nobody lives in', params: IdParams, response: done }
  }, async (request, reply) => nothing(reply, grids.remove(request.actor, request.params.id)))

  app.post('/grids/:id/units', {
    schema: { summary: 'Add a unit to a grid', params: IdParams, headers: IdempotencyHeaders, body: HeadedCreate, response: made }
  }, async (request, reply) =>
    reply.code(201).send({ id: await grids.createUnit(request.actor, request.params.id, request.body, idempotencyKey(request)) }))

  app.put('/grids/:id/units/order', {
    schema: { summary: 'Put the units of a grid in order', params: IdParams, body: OrderOfAll, response: done }
  }, async (request, reply) => nothing(reply, grids.arrangeUnits(request.actor, request.params.id, request.body)))

  app.put('/units/:id', {
    schema: { summary: 'Change a unit or its head', params: IdParams, body: HeadedChange, response: done }
  }, async (request, reply) => nothing(reply, grids.changeUnit(request.actor, request.params.id, request.body)))

  app.delete('/units/:id', {
    schema: { summary: 'Delete a unit that nobody lives in', params: IdParams, response: done }
  }, async (request, reply) => nothing(reply, grids.removeUnit(request.actor, request.params.id)))

  app.post('/households', {
    schema: { summary: 'Put a household on the roster', headers: IdempotencyHeaders, body: HouseholdCreate, response: made }
  }, async (request, reply) => reply.code(201).send({ id: await roster.create(request.actor, request.body, idempotencyKey(request)) }))

  app.get('/households/:id', {
    schema: { summary: 'A household with everybody on its roster', params: IdParams, response: { 200: RosterHousehold, ...refusals } }
  }, async (request) => roster.find(request.actor, request.params.id))

  app.put('/households/:id', {
    schema: { summary: 'Change a household and its roster as one', params: IdParams, body: HouseholdChange, response: done }
  }, async (request, reply) => nothing(reply, roster.change(request.actor, request.params.id, request.body)))

  app.post('/households/:id/merge', {
    schema: { summary: 'Make a household part of another one', params: IdParams, body: HouseholdMerge, response: done }
  }, async (request, reply) => nothing(reply, householdChanges.merge(request.actor, request.params.id, request.body)))

  app.post('/households/:id/split', {
    schema: {
      summary: 'Let some people and points leave for a new household',
      params: IdParams, headers: IdempotencyHeaders, body: HouseholdSplit, response: made
    }
  }, async (request, reply) =>
    reply.code(201).send({ id: await householdChanges.split(request.actor, request.params.id, request.body, idempotencyKey(request)) }))

  app.post('/households/:id/replace-card', {
    schema: { summary: 'Make the cards of a household worthless', params: IdParams, body: VersionBody, response: done }
  }, async (request, reply) => nothing(reply, cards.replace(request.actor, request.params.id, request.body)))

  app.get('/household-cards', {
    schema: { summary: 'Cards for the doors, to be printed', querystring: HouseholdCardQuery, response: { 200: HouseholdCardPage, ...refusals } }
  }, async (request) => cards.list(request.actor, request.query))

  app.post('/household-cards/look-up', {
    schema: { summary: 'Whose card it is', body: CardCode, response: { 200: CardHousehold, ...refusals } }
  }, async (request) => cards.lookUp(request.actor, request.body))
}
