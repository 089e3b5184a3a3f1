import { createServices } from '../../server/services'
import { createDatabase } from '../../server/database/client'
import { createShopkeepingService, type ShopkeepingService } from '../../server/modules/shopkeeping/shopkeeping.service'
import type { TestServer } from './server'

export interface Shopkeeper extends ShopkeepingService {
  close(): Promise<void>
}

/** What a process of its own does by itself with a server's orders; whatever fails there is thrown. */
export function shopkeeperOf({ stores, clock, url }: TestServer): Shopkeeper {
  const database = createDatabase({ url, patience: 30_000 })
  const config = { secretKey: 'what expires shows no code', publicUrl: 'http://localhost', demo: true, trustProxy: [] }
  const { expiry } = createServices({ ...stores, database, clock, config })
  const shopkeeping = createShopkeepingService({
    database,
    tasks: { expired: expiry.expireDue, reminded: expiry.remindExpiring },
    onFailure: (what, error) => {
      throw new Error(what, { cause: error })
    }
  })
  return { ...shopkeeping, close: () => database.close() }
}
