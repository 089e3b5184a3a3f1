import { useEffect, useRef, useState } from 'react'
import type { CardLookUp, CounterHousehold } from '@contract/card-redemptions'
import { randomId } from '@/lib/random-id'
import { useAction } from '@/lib/use-action'
import { useKeptForm } from '@/platform/kept-form'
import * as api from './api'
import type { Basket, Quantities } from './basket'

/** What the keeper has noted down for one customer. What proves it is never kept. */
interface Written {
  /** One order comes of it, however often it is asked for and with whatever proof. */
  key: string
  householdId: string
  member: string
  quantities: Quantities
  /** null: taken along now. */
  fetcher: string | null
}

const empty: Written = { key: '', householdId: '', member: '', quantities: {}, fetcher: null }

export type Proof = { pin: string } | { witnessCode: string }

export type Outcome =
  /** An earlier request that was not heard of again has made the order. */
  | { kind: 'made' }
  | { kind: 'done'; orderId: string; household: CounterHousehold; member: string; fetcher: string | null; basket: Basket }

/** One customer without a phone after the other: who, what, proof, done. */
export function useCardRedemption() {
  const kept = useKeptForm('card-redemption', empty, null)
  const { form, change, drop } = kept
  const [household, setHousehold] = useState<CounterHousehold>()
  const [outcome, setOutcome] = useState<Outcome>()
  const looking = useAction(api.lookUp)
  const redeeming = useAction(api.redeem)

  const look = (by: CardLookUp) =>
    looking.run(by, {
      onSuccess(found) {
        if (found.id !== form.householdId) {
          change({ ...empty, key: randomId(), householdId: found.id, member: found.people.length === 1 ? (found.people[0] ?? '') : '' })
        }
        setHousehold(found)
      }
    })

  // what was begun before the page was left goes on with the points there are now
  const resume = useRef(form.householdId ? look : undefined)
  useEffect(() => {
    resume.current?.({ householdId: form.householdId })
    resume.current = undefined
  }, [form.householdId])

  const next = () => {
    drop()
    setHousehold(undefined)
    setOutcome(undefined)
    looking.reset()
    redeeming.reset()
  }

  return {
    form,
    resumed: kept.resumed,
    change,
    household,
    outcome,
    look,
    looking: looking.isPending,
    lookError: looking.error,
    redeeming: redeeming.isPending,
    redeemError: redeeming.error,
    forgetError: redeeming.reset,
    redeem(basket: Basket, proof: Proof) {
      if (!household) return
      const { key, householdId, member, fetcher } = form
      const wanted = { key, householdId, member: member.trim(), lines: basket.lines, ...(fetcher !== null && { fetcher: fetcher.trim() }) }
      redeeming.run({ ...wanted, ...proof }, {
        onDone: drop,
        onSuccess: (orderId) => setOutcome({ kind: 'done', orderId, household, member: wanted.member, fetcher, basket }),
        onError(error) {
          if ((error as { code?: string }).code === 'idempotency_key_reused') {
            drop()
            setOutcome({ kind: 'made' })
            return
          }
          look({ householdId })
        }
      })
    },
    next
  }
}

export type CardRedemption = ReturnType<typeof useCardRedemption>
