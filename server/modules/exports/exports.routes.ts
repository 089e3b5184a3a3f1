import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { exportNames, ExportQuery } from '../../../types/contract/exports'
import { WorkbookAnswer, workbookHeaders } from '../../plugins/download'
import { refusals } from '../../plugins/errors'
import type { ExportsService } from './exports.service'

const summaries = {
  ledger: 'The ledger line by line as an Excel file',
  submissions: 'Submissions line by line as an Excel file',
  shop: 'The shop\'s books as an Excel file: orders, stock, prices, goods and money, each line by line'
}

export const exportsRoutes = (exports: ExportsService): FastifyPluginAsyncTypebox => async (app) => {
  for (const what of exportNames) {
    app.get(`/exports/${what}`, {
      schema: { summary: summaries[what], querystring: ExportQuery, response: { 200: WorkbookAnswer, ...refusals } }
    }, async (request, reply) => {
      const { name, content } = await exports.file(request.actor, what, request.query)
      return reply.headers(workbookHeaders(name)).send(content)
    })
  }
}
