import type { MessageKind } from '../../../types/contract/messages'
import type { Tx } from '../../database/client'
import type { Clock } from '../../shared/clock'
import * as repository from './messages.repository'

export interface News {
  kind: MessageKind
  /** Name of the rule or the goods, or of a member; what the sentence is about. */
  about?: string
  points?: number
  submissionId?: string
  orderId?: string
  /** Account that need not be told, because it did the thing itself. */
  except?: string
}

export interface MessagesService {
  /** Leaves a message in the transaction of what it tells of, so that neither is there without the other. */
  tell(tx: Tx, villageId: string, recipient: repository.Recipient, news: News): Promise<void>
}

export function createMessagesService({ clock }: { clock: Clock }): MessagesService {
  return {
    async tell(tx, villageId, recipient, { kind, about = '', points, submissionId, orderId, except }) {
      const message = {
        kind, about,
        points: points ?? null,
        submissionId: submissionId ?? null,
        orderId: orderId ?? null,
        createdAt: clock.now()
      }
      await repository.insertMessages(tx, villageId, recipient, message, except ?? null)
    }
  }
}
