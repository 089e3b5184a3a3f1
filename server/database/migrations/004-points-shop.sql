-- The points shop, whole: goods with dated prices and a stock journal, orders that expire, people without a phone, books.

-- The shop ---------------------------------------------------------------------------------------------------------------

-- 积分超市: where it is, when it is open, and how long ordered goods are kept.
create table shops (
  village_id uuid primary key references villages,
  place text not null check (length(btrim(place)) between 1 and 60),
  phone text,
  -- seven days, Monday first; each a list of {"from": "08:30", "until": "17:30"}, empty where it stays closed
  hours jsonb not null check (jsonb_typeof(hours) = 'array' and jsonb_array_length(hours) = 7),
  hours_note text not null default '' check (length(hours_note) <= 60),
  -- both days are in it
  closed_from date,
  closed_until date,
  closed_reason text check (length(btrim(closed_reason)) between 1 and 60),
  pick_up_days smallint not null default 7 check (pick_up_days between 1 and 90),
  -- the worst that was told of the reserve since it was last enough
  reserve_told text check (reserve_told in ('amber', 'red')),
  -- when somebody last looked whether it is enough, so that many servers look once
  reserve_checked_at timestamptz,
  version integer not null default 1,
  check (num_nonnulls(closed_from, closed_until, closed_reason) in (0, 3)),
  check (closed_until >= closed_from)
);

-- hours like 8:30–17:30 become those of every day; whatever else was written stays readable as a note
insert into shops (village_id, place, phone, hours, hours_note)
select v.id, v.shop_place, v.shop_phone,
  jsonb_build_array(d.day, d.day, d.day, d.day, d.day, d.day, d.day),
  case when t.part is null then left(v.shop_opening_hours, 60) else '' end
from villages v
cross join lateral (select regexp_match(v.shop_opening_hours, '^\s*(\d{1,2}:\d{2})\s*[–—-]\s*(\d{1,2}:\d{2})\s*$') as part) t
cross join lateral (
  select case when t.part is null then '[]'::jsonb
    else jsonb_build_array(jsonb_build_object('from', lpad(t.part[1], 5, '0'), 'until', lpad(t.part[2], 5, '0'))) end as day
) d;
alter table villages drop column shop_place, drop column shop_opening_hours, drop column shop_phone;

-- Goods ------------------------------------------------------------------------------------------------------------------

alter table goods
  -- the first pieces come in by the journal, like all others
  alter column stock set default 0,
  add column category text not null default '' check (length(category) <= 10),
  -- what a household may redeem in a period of Asia/Shanghai
  add column limit_pieces integer check (limit_pieces > 0),
  add column limit_period text check (limit_period in ('day', 'week', 'month', 'year', 'ever')),
  -- announced before it can be redeemed
  add column on_sale_from timestamptz,
  -- set aside for open orders: on the shelf, but nobody else's to take. stock + held is what one counts there
  add column held integer not null default 0 constraint goods_held_not_negative check (held >= 0),
  -- keepers are told once when the stock falls to this
  add column low_stock integer not null default 0 check (low_stock >= 0),
  add column low_stock_told_at timestamptz,
  add column version integer not null default 1,
  add check ((limit_pieces is null) = (limit_period is null));

-- The price in force is the one that started last. It is never edited; one that has not started yet can be taken back.
create table goods_prices (
  village_id uuid not null,
  goods_id uuid not null,
  starts_at timestamptz not null,
  points integer not null check (points between 1 and 1000000),
  -- null: came with the goods before prices had dates
  created_by uuid,
  created_at timestamptz not null,
  primary key (village_id, goods_id, starts_at),
  foreign key (village_id, goods_id) references goods,
  foreign key (village_id, created_by) references accounts (village_id, id)
);
insert into goods_prices (village_id, goods_id, starts_at, points, created_at)
select village_id, id, created_at, points, created_at from goods;
alter table goods drop column points;

create function price_in_force(of_village uuid, of_goods uuid, at timestamptz) returns integer
  language sql stable
as $$
  select p.points from goods_prices p
  where p.village_id = of_village and p.goods_id = of_goods and p.starts_at <= at
  order by p.starts_at desc limit 1
$$;
revoke execute on function price_in_force(uuid, uuid, timestamptz) from public;
grant execute on function price_in_force(uuid, uuid, timestamptz) to village_points_app;

-- Whom to tell when something can be had again.
create table wishes (
  village_id uuid not null,
  household_id uuid not null,
  goods_id uuid not null,
  wished_by uuid not null,
  -- since when it can be had and the household knows
  told_at timestamptz,
  created_at timestamptz not null,
  primary key (village_id, household_id, goods_id),
  foreign key (village_id, household_id) references households,
  foreign key (village_id, goods_id) references goods,
  foreign key (village_id, wished_by) references accounts (village_id, id)
);
create index wishes_by_goods on wishes (village_id, goods_id);

-- Orders -----------------------------------------------------------------------------------------------------------------

do $$
declare
  name text;
begin
  -- the checks of 001 know three states only, and nobody but people who close an order
  for name in
    select conname from pg_constraint
    where conrelid = 'orders'::regclass and contype = 'c' and pg_get_constraintdef(oid) ~ 'status'
  loop
    execute format('alter table orders drop constraint %I', name);
  end loop;
end
$$;
alter table orders
  -- when points and goods go back by themselves
  add column expires_at timestamptz,
  add column expiry_told_at timestamptz,
  -- why the shop cancelled it
  add column close_reason text check (length(btrim(close_reason)) between 1 and 60),
  -- name of who took the goods, where the shop knows it: the fetcher of a voucher, or whom the keeper saw stand there
  add column fetched_by text check (length(btrim(fetched_by)) between 1 and 20);
update orders set expires_at = greatest(created_at, now()) + interval '7 days';
alter table orders
  alter column expires_at set not null,
  add constraint orders_status check (status in ('held', 'handed_over', 'cancelled', 'expired')),
  add constraint orders_closed check ((status = 'held') = (closed_at is null)),
  -- the calendar alone lets an order expire
  add constraint orders_closed_by check ((closed_by is null) = (status in ('held', 'expired'))),
  add constraint orders_close_reason check (close_reason is null or status = 'cancelled'),
  add constraint orders_fetched_by check (fetched_by is null or status = 'handed_over');
-- what waits at the counter, and what the calendar closes
create index orders_by_expiry on orders (village_id, expires_at, id) where status = 'held';
-- the digits of an open order have an index of their own: one row less to write while the shop is run on
drop index orders_closed_digits;
create index orders_closed_digits on orders (village_id, pick_up_digits_hash, created_at desc) where status <> 'held';
create index orders_by_close on orders (village_id, closed_at, id) where closed_at is not null;

-- 代领: who else may fetch an order. Its code is made anew for them, so that an earlier one is worth nothing.
create table vouchers (
  village_id uuid not null,
  id uuid not null default gen_random_uuid(),
  order_id uuid not null,
  fetcher_name text not null check (length(btrim(fetcher_name)) between 1 and 20),
  made_by uuid not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (village_id, id),
  foreign key (village_id, order_id) references orders,
  foreign key (village_id, made_by) references accounts (village_id, id)
);
create unique index vouchers_one_open on vouchers (village_id, order_id) where revoked_at is null;

-- 取货密码: what a household without a phone says at the counter.
create table household_pins (
  village_id uuid not null,
  household_id uuid not null,
  pin_hash text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (village_id, household_id),
  foreign key (village_id, household_id) references households,
  foreign key (village_id, set_by) references accounts (village_id, id)
);

-- What the phone of somebody who stands witness shows, for a minute and a half and for one use. The one before it is still good
-- while the next one is on its way.
create table witness_codes (
  village_id uuid not null references villages,
  -- no two people show the same one
  code_hash bytea not null,
  account_id uuid not null,
  expires_at timestamptz not null,
  primary key (village_id, code_hash),
  foreign key (village_id, account_id) references accounts (village_id, id)
);

-- An order made at the counter with the household's card: who stood there, and what proved it.
create table card_redemptions (
  village_id uuid not null,
  order_id uuid not null,
  member_name text not null check (length(btrim(member_name)) between 1 and 20),
  proof text not null check (proof in ('pin', 'witness')),
  witness_id uuid,
  primary key (village_id, order_id),
  foreign key (village_id, order_id) references orders,
  foreign key (village_id, witness_id) references accounts (village_id, id),
  check ((proof = 'witness') = (witness_id is not null))
);

-- Stock ------------------------------------------------------------------------------------------------------------------

-- 盘点: a count sheet, open until its differences are booked.
create table stock_takes (
  village_id uuid not null references villages,
  id uuid not null,
  started_by uuid not null,
  started_at timestamptz not null,
  finished_by uuid,
  finished_at timestamptz,
  -- given up: nothing was booked
  discarded_at timestamptz,
  version integer not null default 1,
  primary key (village_id, id),
  foreign key (village_id, started_by) references accounts (village_id, id),
  foreign key (village_id, finished_by) references accounts (village_id, id),
  check ((finished_at is null) = (finished_by is null)),
  check (finished_at is null or discarded_at is null)
);
create unique index stock_takes_one_open on stock_takes (village_id, (true)) where finished_at is null and discarded_at is null;

create table stock_take_lines (
  village_id uuid not null,
  stock_take_id uuid not null,
  goods_id uuid not null,
  -- what the books said was on the shelf when it was counted, so that the shop may go on meanwhile
  expected integer not null check (expected >= 0),
  counted integer not null check (counted between 0 and 1000000),
  reason text not null default '' check (length(reason) <= 60),
  counted_by uuid not null,
  counted_at timestamptz not null,
  primary key (village_id, stock_take_id, goods_id),
  foreign key (village_id, stock_take_id) references stock_takes,
  foreign key (village_id, goods_id) references goods,
  foreign key (village_id, counted_by) references accounts (village_id, id)
);

-- The journal of the shelf: in, out, broken and counted change the stock; hold, release and hand_over follow the orders.
create table stock_movements (
  village_id uuid not null,
  id bigint generated always as identity,
  goods_id uuid not null,
  kind text not null check (kind in ('in', 'out', 'broken', 'counted', 'hold', 'release', 'hand_over')),
  -- pieces; below zero where a count found fewer
  quantity integer not null check (quantity > 0 or (kind = 'counted' and quantity < 0)),
  reason text not null default '' check (length(reason) <= 60),
  -- what one piece cost, in fen
  cost_fen integer check (cost_fen between 0 and 10000000),
  order_id uuid,
  stock_take_id uuid,
  -- null: the calendar, or what was there before the journal began
  created_by uuid,
  created_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, goods_id) references goods,
  foreign key (village_id, order_id) references orders,
  foreign key (village_id, stock_take_id) references stock_takes,
  foreign key (village_id, created_by) references accounts (village_id, id),
  check ((kind in ('hold', 'release', 'hand_over')) = (order_id is not null)),
  check ((kind = 'counted') = (stock_take_id is not null)),
  check (kind in ('in') or cost_fen is null),
  check (kind not in ('out', 'broken') or btrim(reason) <> '')
);
create index stock_movements_by_goods on stock_movements (village_id, goods_id, id desc);
create index stock_movements_by_time on stock_movements (village_id, created_at);
-- goods of an order are held once and leave it once
create unique index stock_movements_one_hold on stock_movements (village_id, order_id, goods_id) where kind = 'hold';
create unique index stock_movements_one_close on stock_movements (village_id, order_id, goods_id) where kind in ('release', 'hand_over');

-- what was there before the journal began
update goods g set held = l.pieces from (
  select l.village_id, l.goods_id, sum(l.quantity)::integer as pieces
  from order_lines l join orders o on o.village_id = l.village_id and o.id = l.order_id
  where o.status = 'held' group by 1, 2
) l where l.village_id = g.village_id and l.goods_id = g.id;
insert into stock_movements (village_id, goods_id, kind, quantity, created_at)
select village_id, id, 'in', stock + held, created_at from goods where stock + held > 0;
insert into stock_movements (village_id, goods_id, kind, quantity, order_id, created_by, created_at)
select l.village_id, l.goods_id, 'hold', l.quantity, l.order_id, o.ordered_by, o.created_at
from order_lines l join orders o on o.village_id = l.village_id and o.id = l.order_id where o.status = 'held';

-- The only writer of stock and held.
create function post_stock_movements() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
  -- few goods have many dead versions while all redeem: whoever moves one must not read all
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  -- always in the same order of rows, so that two who move the same goods wait and never lock each other out
  perform from goods g
  where (g.village_id, g.id) in (select village_id, goods_id from fresh)
  order by g.village_id, g.id for no key update;
  update goods g set stock = g.stock + m.stock, held = g.held + m.held
  from (
    select village_id, goods_id,
      sum(case when kind in ('in', 'counted', 'release') then quantity when kind = 'hand_over' then 0 else -quantity end)::integer as stock,
      sum(case kind when 'hold' then quantity when 'release' then -quantity when 'hand_over' then -quantity else 0 end)::integer as held
    from fresh group by village_id, goods_id
  ) m
  where g.village_id = m.village_id and g.id = m.goods_id;
  return null;
end
$$;
revoke execute on function post_stock_movements() from public;
create trigger post_stock_movements after insert on stock_movements referencing new table as fresh
  for each statement execute function post_stock_movements();
create trigger append_only before update or delete or truncate on stock_movements
  for each statement execute function refuse_change();

-- Books of the shop ------------------------------------------------------------------------------------------------------

-- 日结: what a day came to, as the keeper signed it.
create table shop_days (
  village_id uuid not null references villages,
  day date not null,
  -- the first day in it: days nobody closed are in the next one that was
  since date not null check (since <= day),
  -- movements up to here are in it: midnight, or the moment it was signed in the evening
  until timestamptz not null,
  orders integer not null,
  pieces integer not null,
  points integer not null,
  note text not null default '' check (length(note) <= 200),
  closed_by uuid not null,
  closed_at timestamptz not null,
  primary key (village_id, day),
  foreign key (village_id, closed_by) references accounts (village_id, id)
);
-- pieces on the shelf, those that are set aside included
create table shop_day_lines (
  village_id uuid not null,
  day date not null,
  goods_id uuid not null,
  name text not null,
  opening integer not null,
  came_in integer not null,
  went_out integer not null,
  broken integer not null,
  counted integer not null,
  handed_over integer not null,
  closing integer not null check (closing = opening + came_in - went_out - broken + counted - handed_over),
  primary key (village_id, day, goods_id),
  foreign key (village_id, day) references shop_days,
  foreign key (village_id, goods_id) references goods
);
create trigger append_only before update or delete or truncate on shop_days for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on shop_day_lines for each statement execute function refuse_change();

-- 备付: money the village sets aside for goods, in fen. A mistake is booked back.
create table budget_entries (
  village_id uuid not null references villages,
  id uuid not null,
  amount_fen bigint not null check (amount_fen <> 0 and abs(amount_fen) <= 100000000000),
  reason text not null check (length(btrim(reason)) between 1 and 60),
  -- the entry this one takes back, whole and once
  reverses uuid,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (village_id, id),
  unique (village_id, reverses),
  foreign key (village_id, reverses) references budget_entries,
  foreign key (village_id, created_by) references accounts (village_id, id)
);
create index budget_entries_by_time on budget_entries (village_id, created_at desc, id desc);
create trigger append_only before update or delete or truncate on budget_entries for each statement execute function refuse_change();

-- The ledger -------------------------------------------------------------------------------------------------------------

-- an order that expires is released by nobody's hand
do $$
declare
  name text;
begin
  for name in
    select conname from pg_constraint
    where conrelid = 'point_transfers'::regclass and contype = 'c' and pg_get_constraintdef(oid) ~ 'created_by'
  loop
    execute format('alter table point_transfers drop constraint %I', name);
  end loop;
end
$$;
alter table point_transfers add constraint point_transfers_created_by check (created_by is not null or kind in ('base', 'release'));

-- The village of both is that of their household: one look-up less for every order.
alter table orders drop constraint orders_village_id_fkey;
alter table point_transfers drop constraint point_transfers_village_id_fkey;
-- Entries are written by the posting of their transfers alone, and neither is ever changed: two look-ups less for every transfer.
alter table point_entries drop constraint point_entries_village_id_transfer_id_fkey;

-- The accounts a transfer moves points between, decided here and nowhere else; `reversed` is the kind of what a reversal takes back.
create function point_sides(kind text, reversed text) returns table (account text, sign integer)
  language sql immutable
as $$
  select unnest(case
    when kind in ('award', 'base', 'attendance', 'adjustment_in', 'move_in') or reversed = 'deduction' then array['earned', 'free']
    when kind in ('deduction', 'adjustment_out', 'move_out') or reversed = 'award' then array['free', 'earned']
    when kind = 'hold' then array['free', 'held']
    when kind = 'release' then array['held', 'free']
    when kind = 'hand_over' then array['held', 'spent']
  end), unnest(array[-1, 1])
$$;

-- The only writer of balances and entries, for all transfers of a statement at once: an unbalanced one cannot be written.
create function post_point_transfers() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
  -- a plan that was made for the whole village must not read all balances for one household
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  posted integer;
begin
  if exists (select from fresh n where n.kind in ('reversal', 'award')) then
    if exists (
      select from fresh n
      left join point_transfers r on r.village_id = n.village_id and r.id = n.reverses
      -- the points of a household that was merged are where it went
      left join households h on h.village_id = r.village_id and h.id = r.household_id
      where n.kind = 'reversal' and (n.household_id = coalesce(h.merged_into, h.id) and n.amount = r.amount and r.kind in ('award', 'deduction'))
        is not true
    ) then
      raise exception 'a reversal gives back exactly what an award or a deduction moved' using errcode = 'check_violation';
    end if;
    if exists (
      select from fresh n
      where n.kind = 'award' and n.award_number <> 1 + (
        select count(*) from point_transfers t
        join point_transfers r on r.village_id = t.village_id and r.reverses = t.id and r.kind = 'reversal'
        where t.village_id = n.village_id and t.submission_id = n.submission_id and t.kind = 'award')
    ) then
      raise exception 'the award before has not been reversed' using errcode = 'check_violation';
    end if;
  end if;

  -- always in the same order of rows, so that two who move points of the same households wait and never lock each other out
  with held as (
    select m.* from (
      select n.village_id, n.household_id,
        coalesce(sum(-n.amount * s.sign) filter (where s.account = 'earned'), 0) as earned,
        coalesce(sum(n.amount * s.sign) filter (where s.account = 'free'), 0) as free,
        coalesce(sum(n.amount * s.sign) filter (where s.account = 'held'), 0) as held,
        coalesce(sum(n.amount * s.sign) filter (where s.account = 'spent'), 0) as spent
      from fresh n
      left join point_transfers r on r.village_id = n.village_id and r.id = n.reverses
      cross join point_sides(n.kind, r.kind) s
      group by n.village_id, n.household_id
    ) m
    join point_balances b on b.village_id = m.village_id and b.household_id = m.household_id
    order by m.village_id, m.household_id for no key update of b
  )
  update point_balances b set
    earned = b.earned + m.earned, free = b.free + m.free, held = b.held + m.held, spent = b.spent + m.spent
  from held m where b.village_id = m.village_id and b.household_id = m.household_id;

  -- each entry carries the balance after it: the last one the household's, those before what the later ones leave of it
  insert into point_entries (village_id, transfer_id, household_id, account, kind, amount, balance_after, created_at)
  select e.village_id, e.id, e.household_id, e.account, e.kind, e.moved, e.balance - coalesce(e.later, 0), e.created_at
  from (
    select n.*, s.account, n.amount * s.sign as moved, s.sign,
      case s.account when 'earned' then -b.earned when 'free' then b.free when 'held' then b.held else b.spent end as balance,
      sum(n.amount * s.sign) over (
        partition by n.village_id, n.household_id, s.account order by n.number rows between 1 following and unbounded following) as later
    from (select f.*, row_number() over () as number from fresh f) n
    left join point_transfers r on r.village_id = n.village_id and r.id = n.reverses
    join point_balances b on b.village_id = n.village_id and b.household_id = n.household_id
    cross join point_sides(n.kind, r.kind) s
  ) e
  order by e.number, e.sign;
  get diagnostics posted = row_count;
  if posted <> 2 * (select count(*) from fresh) then
    raise exception 'a transfer moves points from one account to another' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
revoke execute on function point_sides(text, text), post_point_transfers() from public;
drop trigger post_point_transfer on point_transfers;
drop function post_point_transfer();
create trigger post_point_transfers after insert on point_transfers referencing new table as fresh
  for each statement execute function post_point_transfers();

-- What is free of some households and whether they are closed, for whoever takes points: nobody else moves them or merges the
-- households until the transaction ends.
create function lock_free_points(wanted uuid[]) returns table (household_id uuid, free integer, closed boolean)
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  -- households before balances, each in the order of their ids, as everybody locks them
  perform from households h where h.village_id = current_village() and h.id = any (wanted) order by h.id for key share;
  return query
    select b.household_id, b.free, h.closed_at is not null
    from point_balances b join households h on h.village_id = b.village_id and h.id = b.household_id
    where b.village_id = current_village() and b.household_id = any (wanted)
    order by b.household_id for no key update of b;
end
$$;
revoke execute on function lock_free_points(uuid[]) from public;
grant execute on function lock_free_points(uuid[]) to village_points_app;

-- Messages ---------------------------------------------------------------------------------------------------------------

alter table messages add column goods_id uuid, add foreign key (village_id, goods_id) references goods;
alter table messages drop constraint messages_kind_check;
alter table messages add constraint messages_kind_check check (kind in (
  'submission_approved', 'submission_rejected', 'appeal_upheld', 'appeal_dismissed', 'sent_for_you',
  'order_handed_over', 'order_cancelled', 'member_joined',
  'decision_undone', 'deduction_made', 'deduction_upheld', 'deduction_remitted', 'points_adjusted', 'base_points',
  'attendance_points', 'activity_published', 'activity_changed', 'activity_cancelled', 'notice_published', 'honour_awarded', 'household_moved',
  'reviews_overdue', 'sent_under_new_rule',
  'adjustment_asked', 'adjustment_confirmed', 'adjustment_refused', 'statement_published',
  'order_expiring', 'order_expired', 'order_cancelled_by_shop', 'order_fetched', 'voucher_made', 'redeemed_with_card', 'witnessed',
  'pin_set', 'pin_removed',
  'goods_low', 'wish_available', 'reserve_short'));

-- Before the village is known --------------------------------------------------------------------------------------------

drop function find_session(bytea, timestamptz);
-- Sessions of all who ask at the same moment.
create function find_sessions(wanted_hashes bytea[], at timestamptz)
  returns table (token_hash bytea, account_id uuid, village_id uuid, household_id uuid, roles text[], expired boolean, disabled boolean)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select s.token_hash, a.id, a.village_id, a.household_id, a.roles, s.revoked_at is not null or s.expires_at <= at, a.disabled_at is not null
  from sessions s join accounts a on a.id = s.account_id
  where s.token_hash = any (wanted_hashes)
$$;
revoke execute on function find_sessions(bytea[], timestamptz) from public;
grant execute on function find_sessions(bytea[], timestamptz) to village_points_app;

-- Nothing new belongs to a household that was merged ---------------------------------------------------------------------

do $$
declare
  scoped text;
begin
  foreach scoped in array array['wishes', 'household_pins'] loop
    execute format(
      'create trigger household_open before insert or update of household_id on %I for each row execute function refuse_closed_household()',
      scoped);
  end loop;
end
$$;

-- Orders and transfers come many at once: one look for each household instead of each row. A household that is being merged is
-- waited for, as before.
create function refuse_closed_households() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  perform from households h
  where (h.village_id, h.id) in (select n.village_id, n.household_id from fresh n)
  order by h.village_id, h.id for key share;
  if exists (
    select from fresh n join households h on h.village_id = n.village_id and h.id = n.household_id where h.closed_at is not null
  ) then
    raise exception 'the household has become part of another one' using errcode = 'check_violation', constraint = 'household_open';
  end if;
  return null;
end
$$;
revoke execute on function refuse_closed_households() from public;
drop trigger household_open on point_transfers;
drop trigger household_open on orders;
create trigger household_open_still before update of household_id on orders for each row execute function refuse_closed_household();
do $$
declare
  scoped text;
begin
  foreach scoped in array array['orders', 'point_transfers'] loop
    -- fires before what posts the transfers: a household's row is locked before its balance
    execute format(
      'create trigger household_open after insert on %I referencing new table as fresh for each statement '
      'execute function refuse_closed_households()', scoped);
  end loop;
end
$$;

-- Row-level security and rights ------------------------------------------------------------------------------------------

do $$
declare
  scoped text;
begin
  foreach scoped in array array[
    'shops', 'goods_prices', 'wishes', 'vouchers', 'household_pins', 'witness_codes', 'card_redemptions', 'stock_takes',
    'stock_take_lines', 'stock_movements', 'shop_days', 'shop_day_lines', 'budget_entries'
  ] loop
    execute format('alter table %I enable row level security', scoped);
    execute format(
      'create policy own_village on %I using (village_id = current_village()) with check (village_id = current_village())', scoped);
    execute format('grant select on %I to village_points_app', scoped);
  end loop;
  foreach scoped in array array[
    'goods_prices', 'wishes', 'vouchers', 'household_pins', 'witness_codes', 'card_redemptions', 'stock_takes', 'stock_take_lines',
    'stock_movements', 'shop_days', 'shop_day_lines', 'budget_entries'
  ] loop
    execute format('grant insert on %I to village_points_app', scoped);
  end loop;
end
$$;

-- stock and what is set aside follow from the journal alone
revoke update (stock) on goods from village_points_app;
grant insert (village_id, id, name, picture_photo_id, category, limit_pieces, limit_period, on_sale_from, low_stock, position, created_at)
  on goods to village_points_app;
grant update (name, picture_photo_id, category, limit_pieces, limit_period, on_sale_from, low_stock, low_stock_told_at, position, closed_at, version)
  on goods to village_points_app;
grant update (place, phone, hours, hours_note, closed_from, closed_until, closed_reason, pick_up_days, version, reserve_told, reserve_checked_at)
  on shops to village_points_app;
grant delete on goods_prices, wishes, household_pins, witness_codes to village_points_app;
grant update (told_at) on wishes to village_points_app;
grant update (revoked_at) on vouchers to village_points_app;
grant update (pin_hash, set_by, set_at) on household_pins to village_points_app;
grant update (expires_at, expiry_told_at, close_reason, fetched_by, pick_up_attempt, pick_up_token_hash, pick_up_digits_hash) on orders
  to village_points_app;
grant update (finished_by, finished_at, discarded_at, version) on stock_takes to village_points_app;
grant update (expected, counted, reason, counted_by, counted_at) on stock_take_lines to village_points_app;
grant delete on stock_take_lines to village_points_app;
