import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import {
  CardSheetQuery, Passbook, PassbookFileQuery, PassbookQuery, PriceSheet, PriceSheetQuery, WallSheet, WallSheetQuery, WeekQuery
} from '../../../types/contract/paper'
import { PdfAnswer, pdfHeaders } from '../../plugins/download'
import { refusals } from '../../plugins/errors'
import type { PaperService } from './paper.service'

const asFile = { 200: PdfAnswer, ...refusals }

async function send(reply: FastifyReply, drawing: ReturnType<PaperService['cardsFile']>) {
  const { name, content } = await drawing
  return reply.headers(pdfHeaders(name)).send(content)
}

export const paperRoutes = (paper: PaperService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/paper/price-sheet', {
    schema: { summary: 'What the shop offers, as it hangs on the wall', response: { 200: PriceSheet, ...refusals } }
  }, async (request) => paper.priceSheet(request.actor))

  app.get('/paper/price-sheet/file', {
    schema: { summary: 'The price sheet as a PDF', querystring: PriceSheetQuery, response: asFile }
  }, async (request, reply) => send(reply, paper.priceSheetFile(request.actor, request.query)))

  app.get('/paper/wall-sheet', {
    schema: { summary: 'A week of the village, as it hangs on the wall', querystring: WeekQuery, response: { 200: WallSheet, ...refusals } }
  }, async (request) => paper.wallSheet(request.actor, request.query))

  app.get('/paper/wall-sheet/file', {
    schema: { summary: 'The wall sheet as a PDF', querystring: WallSheetQuery, response: asFile }
  }, async (request, reply) => send(reply, paper.wallSheetFile(request.actor, request.query)))

  app.get('/paper/passbook', {
    schema: { summary: "A year of a household's points", querystring: PassbookQuery, response: { 200: Passbook, ...refusals } }
  }, async (request) => paper.passbook(request.actor, request.query))

  app.get('/paper/passbook/file', {
    schema: { summary: 'The passbook as a PDF', querystring: PassbookFileQuery, response: asFile }
  }, async (request, reply) => send(reply, paper.passbookFile(request.actor, request.query)))

  app.get('/paper/household-cards/file', {
    schema: { summary: 'Cards for the doors as a PDF, ten to a page', querystring: CardSheetQuery, response: asFile }
  }, async (request, reply) => send(reply, paper.cardsFile(request.actor, request.query)))
}
