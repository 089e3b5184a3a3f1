import type { TestServer } from './server'

const tables = ['point_entries', 'point_transfers', 'point_balances', 'submissions', 'orders']
const scoped = tables.map(
  (name) => `${name} as (select * from public.${name} where $1::uuid[] is null or household_id = any ($1))`
)

const violations = `
  with ${scoped.join(', ')}, entries as (
    select e.*, lag(balance_after, 1, 0) over (partition by village_id, household_id, account order by id) as balance_before
    from point_entries e
  ), sums as (
    select village_id, household_id, coalesce(sum(amount), 0) as total,
      coalesce(sum(amount) filter (where account = 'earned'), 0) as earned,
      coalesce(sum(amount) filter (where account = 'free'), 0) as free,
      coalesce(sum(amount) filter (where account = 'held'), 0) as held,
      coalesce(sum(amount) filter (where account = 'spent'), 0) as spent
    from point_balances left join point_entries using (village_id, household_id) group by 1, 2
  )
  select 'a village''s entries do not sum to zero' as violation, village_id::text as place
    from point_entries group by village_id having sum(amount) <> 0
  union all select 'a household''s entries do not sum to zero', household_id::text from sums where total <> 0
  union all select 'a transfer''s entries are not two that sum to zero', transfer_id::text
    from point_entries group by transfer_id having sum(amount) <> 0 or count(*) <> 2
  union all select 'a transfer without entries', t.id::text
    from point_transfers t where not exists (select from point_entries e where e.transfer_id = t.id)
  union all select 'a balance is not the sum of its entries', household_id::text
    from sums join point_balances b using (village_id, household_id)
    where (b.earned, b.free, b.held, b.spent) is distinct from (-sums.earned, sums.free, sums.held, sums.spent)
  union all select 'earned is not free + held + spent, or one of them is negative', household_id::text from point_balances
    where earned <> free + held + spent or least(free, held, spent) < 0
  union all select 'an entry does not continue the balance before it', id::text from entries
    where balance_after <> balance_before + amount
  union all select 'points on a household that is closed', b.household_id::text
    from point_balances b join households h on h.id = b.household_id where h.closed_at is not null and b.free + b.held <> 0
  union all select 'negative stock', id::text from goods where stock < 0
  union all select 'a submission awarded twice', submission_id::text from point_transfers
    where kind = 'award' and not exists (select from point_transfers r where r.reverses = point_transfers.id)
    group by submission_id having count(*) > 1
  union all select 'an approval and its award differ', s.id::text
    from submissions s left join point_transfers t on t.submission_id = s.id
      and not exists (select from point_transfers r where r.reverses = t.id)
    where coalesce(s.points, 0) <> coalesce(t.amount, 0)
  union all select 'held points are not those of the open orders', b.household_id::text
    from point_balances b left join orders o on o.household_id = b.household_id and o.status = 'held'
    group by b.household_id, b.held having b.held <> coalesce(sum(o.points), 0)
  union all select 'an order is not the sum of its lines', o.id::text
    from orders o join order_lines l on l.order_id = o.id
    group by o.id, o.points having o.points <> sum(l.quantity * l.points)
  union all select 'stock and what is set aside are not the sum of their movements', g.id::text
    from goods g left join stock_movements m on m.goods_id = g.id
    group by g.id, g.stock, g.held
    having g.stock + g.held <> coalesce(sum(case
        when m.kind in ('in', 'counted') then m.quantity when m.kind in ('hold', 'release') then 0 else -m.quantity end), 0)
      or g.held <> coalesce(sum(case m.kind when 'hold' then m.quantity when 'release' then -m.quantity when 'hand_over' then -m.quantity end), 0)
  union all select 'what is set aside is not that of the open orders', g.id::text
    from goods g left join (order_lines l join public.orders o on o.id = l.order_id and o.status = 'held') on l.goods_id = g.id
    group by g.id, g.held having g.held <> coalesce(sum(l.quantity), 0)
  union all select 'a household had more than the limit that always holds', o.household_id::text
    from orders o join order_lines l on l.order_id = o.id join goods g on g.id = l.goods_id and g.limit_period = 'ever'
    where o.status in ('held', 'handed_over')
    group by o.household_id, g.id, g.limit_pieces having sum(l.quantity) > g.limit_pieces`

/** What is wrong with ledger, stock and orders, of the given households or of all; an empty list when nothing is. */
export async function ledgerViolations({ sql }: Pick<TestServer, 'sql'>, households?: string[]): Promise<string[]> {
  const rows = await sql<{ violation: string; place: string }>(violations, [households ?? null])
  return rows.map(({ violation, place }) => `${violation}: ${place}`)
}
