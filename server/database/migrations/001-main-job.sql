-- The main job: people, photos, submissions, points, goods, orders.
--
-- Two roles meet here. The owner runs migrations and owns every table. The server works as village_points_app, which owns
-- nothing, cannot bypass row-level security and sees one village per transaction: the one named in app.village_id.
-- What must be found before the village is known (a session, a sign-in) goes through narrow security-definer functions.

create function current_village() returns uuid
  language sql stable
  return nullif(current_setting('app.village_id', true), '')::uuid;

-- Villages and people ------------------------------------------------------------------------------------------------

create table villages (
  id uuid primary key default gen_random_uuid(),
  name text not null unique check (length(name) between 1 and 40),
  county text not null,
  shop_place text not null,
  shop_opening_hours text not null,
  shop_phone text,
  created_at timestamptz not null
);

create table grids (
  village_id uuid not null references villages,
  id uuid not null default gen_random_uuid(),
  name text not null,
  position smallint not null,
  head_name text not null,
  head_phone text not null,
  primary key (village_id, id),
  unique (village_id, name)
);

-- 户: what points belong to.
create table households (
  village_id uuid not null,
  id uuid not null default gen_random_uuid(),
  grid_id uuid not null,
  number smallint not null check (number > 0),
  label text not null,
  created_at timestamptz not null,
  primary key (village_id, id),
  unique (village_id, grid_id, number),
  foreign key (village_id, grid_id) references grids
);

-- A person. A supervisor belongs to no village, hence the single-column key.
create table accounts (
  id uuid primary key default gen_random_uuid(),
  village_id uuid references villages,
  household_id uuid,
  name text not null check (length(btrim(name)) between 1 and 20),
  roles text[] not null check (roles <@ array['resident', 'reviewer', 'villageAdmin', 'shopkeeper', 'supervisor'] and cardinality(roles) > 0),
  consented_at timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null,
  unique (village_id, id),
  foreign key (village_id, household_id) references households,
  -- a supervisor stands outside of every village, everybody else inside one; a resident has a household
  check (('supervisor' = any (roles)) = (village_id is null)),
  check (not 'resident' = any (roles) or household_id is not null)
);
create index accounts_by_household on accounts (village_id, household_id);

-- How a person proves who they are; WeChat's openid will be another provider beside the password.
create table identities (
  provider text not null check (provider in ('password', 'demo', 'wechat')),
  subject text not null,
  account_id uuid not null references accounts,
  village_id uuid references villages,
  secret_hash text,
  created_at timestamptz not null,
  primary key (provider, subject),
  check ((provider = 'password') = (secret_hash is not null))
);
create index identities_by_account on identities (account_id);

create table sessions (
  token_hash bytea primary key check (length(token_hash) = 32),
  account_id uuid not null references accounts,
  village_id uuid references villages,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index sessions_by_account on sessions (account_id);

create table invitations (
  village_id uuid not null references villages,
  id uuid not null,
  code_hash bytea not null unique,
  household_id uuid,
  roles text[] not null check (not 'supervisor' = any (roles) and cardinality(roles) > 0),
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid,
  primary key (village_id, id),
  foreign key (village_id, household_id) references households,
  foreign key (village_id, created_by) references accounts (village_id, id),
  foreign key (village_id, used_by) references accounts (village_id, id),
  check (not 'resident' = any (roles) or household_id is not null)
);

-- Tries that must be counted across restarts and server processes: sign-ins, pick-up codes. The key is a hash.
create table attempts (
  id uuid primary key default gen_random_uuid(),
  key bytea not null,
  created_at timestamptz not null
);
create index attempts_by_key on attempts (key, created_at);

-- One answer for one key: the row is written in the transaction that creates the resource.
create table idempotency_keys (
  village_id uuid not null references villages,
  account_id uuid not null,
  key text not null check (length(key) between 8 and 100),
  request_hash bytea not null,
  resource_id uuid not null,
  created_at timestamptz not null,
  primary key (village_id, account_id, key)
);

-- Rules, photos, submissions ------------------------------------------------------------------------------------------

-- A rule is never edited under a submission: a change of terms is a new row, the old one closed.
create table rules (
  village_id uuid not null references villages,
  id uuid not null default gen_random_uuid(),
  "column" text not null check ("column" in ('courtyard', 'volunteering', 'environment', 'study', 'honour')),
  position smallint not null,
  name text not null,
  hint text not null,
  min_photos smallint not null check (min_photos between 1 and 9),
  max_photos smallint not null check (max_photos between min_photos and 9),
  points integer not null,
  min_points integer not null check (min_points >= 0),
  max_points integer not null check (max_points <= 1000),
  anonymous boolean not null default false,
  closed_at timestamptz,
  created_at timestamptz not null,
  primary key (village_id, id),
  check (points between min_points and max_points)
);

create table photos (
  village_id uuid not null references villages,
  id uuid not null,
  uploaded_by uuid not null,
  sha256 bytea not null check (length(sha256) = 32),
  perceptual_hash bigint not null,
  width integer not null check (width between 1 and 1600),
  height integer not null check (height between 1 and 1600),
  created_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, uploaded_by) references accounts (village_id, id)
);

create table submissions (
  village_id uuid not null references villages,
  id uuid not null default gen_random_uuid(),
  rule_id uuid not null,
  household_id uuid not null,
  submitted_by uuid not null,
  note text not null default '' check (length(note) <= 500),
  status text not null default 'waiting' check (status in ('waiting', 'approved', 'rejected')),
  points integer check (points >= 0),
  reject_reason text check (length(btrim(reject_reason)) between 1 and 200),
  reviewed_by uuid,
  reviewed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, rule_id) references rules,
  foreign key (village_id, household_id) references households,
  foreign key (village_id, submitted_by) references accounts (village_id, id),
  foreign key (village_id, reviewed_by) references accounts (village_id, id),
  -- a decision is complete or absent
  check ((status = 'waiting') = (reviewed_at is null) and (reviewed_at is null) = (reviewed_by is null)),
  check ((status = 'approved') = (points is not null)),
  check ((status = 'rejected') = (reject_reason is not null))
);
create index submissions_waiting on submissions (village_id, created_at, id) where status = 'waiting';
create index submissions_by_household on submissions (village_id, household_id, created_at desc, id desc);

-- A photo proves one thing once: the unique key refuses it in a second submission.
create table submission_photos (
  village_id uuid not null,
  submission_id uuid not null,
  position smallint not null check (position between 1 and 9),
  photo_id uuid not null,
  primary key (village_id, submission_id, position),
  unique (village_id, photo_id),
  foreign key (village_id, submission_id) references submissions,
  foreign key (village_id, photo_id) references photos
);

-- Goods and orders -----------------------------------------------------------------------------------------------------

create table goods (
  village_id uuid not null references villages,
  id uuid not null default gen_random_uuid(),
  name text not null check (length(btrim(name)) between 1 and 40),
  points integer not null check (points > 0),
  stock integer not null constraint goods_stock_not_negative check (stock >= 0),
  picture_photo_id uuid,
  position smallint not null,
  closed_at timestamptz,
  created_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, picture_photo_id) references photos
);

create table orders (
  village_id uuid not null references villages,
  id uuid not null,
  household_id uuid not null,
  ordered_by uuid not null,
  status text not null default 'held' check (status in ('held', 'handed_over', 'cancelled')),
  points integer not null check (points > 0),
  -- the code itself is derived from the server's secret and this number; only keyed hashes are stored
  pick_up_attempt smallint not null,
  pick_up_token_hash bytea not null unique,
  pick_up_digits_hash bytea not null,
  closed_by uuid,
  closed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, household_id) references households,
  foreign key (village_id, ordered_by) references accounts (village_id, id),
  foreign key (village_id, closed_by) references accounts (village_id, id),
  check ((status = 'held') = (closed_at is null) and (closed_at is null) = (closed_by is null))
);
-- eight digits name one open order of a village
create unique index orders_open_digits on orders (village_id, pick_up_digits_hash) where status = 'held';
create index orders_closed_digits on orders (village_id, pick_up_digits_hash, created_at desc);
create index orders_by_household on orders (village_id, household_id, created_at desc, id desc);

create table order_lines (
  village_id uuid not null,
  order_id uuid not null,
  goods_id uuid not null,
  quantity integer not null check (quantity > 0),
  points integer not null check (points > 0),
  primary key (village_id, order_id, goods_id),
  foreign key (village_id, order_id) references orders,
  foreign key (village_id, goods_id) references goods
);

-- The ledger -----------------------------------------------------------------------------------------------------------

-- Each household has four accounts. "earned" is the source its awards come from, so it counts down: earned + free + held +
-- spent entries sum to zero. No account is shared by households, so no award waits for another one's row.
create table point_balances (
  village_id uuid not null,
  household_id uuid not null,
  earned integer not null default 0,
  free integer not null default 0,
  held integer not null default 0,
  spent integer not null default 0,
  primary key (village_id, household_id),
  foreign key (village_id, household_id) references households,
  constraint point_balances_free_not_negative check (free >= 0),
  check (held >= 0),
  check (spent >= 0),
  -- double entry, seen from above
  check (earned = free + held + spent)
);

create table point_transfers (
  village_id uuid not null references villages,
  id uuid not null default gen_random_uuid(),
  household_id uuid not null,
  kind text not null check (kind in ('award', 'hold', 'release', 'hand_over')),
  amount integer not null check (amount > 0),
  submission_id uuid,
  order_id uuid,
  about text not null,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, household_id) references point_balances,
  foreign key (village_id, submission_id) references submissions,
  foreign key (village_id, order_id) references orders,
  foreign key (village_id, created_by) references accounts (village_id, id),
  -- every transfer names what caused it
  check ((kind = 'award') = (submission_id is not null)),
  check ((kind <> 'award') = (order_id is not null))
);
-- one award per submission; an order is held once and closed once, by release or by hand-over
create unique index point_transfers_one_award on point_transfers (village_id, submission_id) where kind = 'award';
create unique index point_transfers_one_hold on point_transfers (village_id, order_id) where kind = 'hold';
create unique index point_transfers_one_close on point_transfers (village_id, order_id) where kind in ('release', 'hand_over');

create table point_entries (
  village_id uuid not null,
  id bigint generated always as identity,
  transfer_id uuid not null,
  household_id uuid not null,
  account text not null check (account in ('earned', 'free', 'held', 'spent')),
  kind text not null,
  amount integer not null check (amount <> 0),
  balance_after integer not null,
  created_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, transfer_id) references point_transfers,
  check ((account = 'earned' and balance_after <= 0) or (account <> 'earned' and balance_after >= 0))
);
create index point_entries_by_household on point_entries (village_id, household_id, id desc) where account = 'free';
create index point_entries_for_boards on point_entries (village_id, created_at) include (household_id, amount)
  where account = 'free' and kind = 'award';

-- The only writer of balances and entries. Which accounts a kind moves between is decided here and nowhere else, so an
-- unbalanced transfer cannot be written.
create function post_point_transfer() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  after point_balances;
  source text;
  target text;
begin
  case new.kind
    when 'award' then source := 'earned'; target := 'free';
    when 'hold' then source := 'free'; target := 'held';
    when 'release' then source := 'held'; target := 'free';
    when 'hand_over' then source := 'held'; target := 'spent';
  end case;

  update point_balances set
    earned = earned + case when source = 'earned' then new.amount else 0 end,
    free = free + case when target = 'free' then new.amount when source = 'free' then -new.amount else 0 end,
    held = held + case when target = 'held' then new.amount when source = 'held' then -new.amount else 0 end,
    spent = spent + case when target = 'spent' then new.amount else 0 end
  where village_id = new.village_id and household_id = new.household_id
  returning * into strict after;

  insert into point_entries (village_id, transfer_id, household_id, account, kind, amount, balance_after, created_at)
  select new.village_id, new.id, new.household_id, account, new.kind, amount,
    case account when 'earned' then -after.earned when 'free' then after.free when 'held' then after.held else after.spent end,
    new.created_at
  from (values (source, -new.amount), (target, new.amount)) as side (account, amount);
  return null;
end
$$;
create trigger post_point_transfer after insert on point_transfers
  for each row execute function post_point_transfer();

create function open_point_balance() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into point_balances (village_id, household_id) values (new.village_id, new.id);
  return null;
end
$$;
create trigger open_point_balance after insert on households
  for each row execute function open_point_balance();

-- History is added to, never changed, by the owner neither.
create function refuse_change() returns trigger
  language plpgsql
as $$
begin
  raise exception '% is append-only: correct it with a new transfer', tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
create trigger append_only before update or delete or truncate on point_transfers
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on point_entries
  for each statement execute function refuse_change();

-- Before the village is known ------------------------------------------------------------------------------------------

create function find_session(wanted_hash bytea, at timestamptz)
  returns table (account_id uuid, village_id uuid, household_id uuid, roles text[], expired boolean, disabled boolean)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select a.id, a.village_id, a.household_id, a.roles,
    s.revoked_at is not null or s.expires_at <= at, a.disabled_at is not null
  from sessions s join accounts a on a.id = s.account_id
  where s.token_hash = wanted_hash
$$;

create function find_identity(wanted_provider text, wanted_subject text)
  returns table (account_id uuid, village_id uuid, secret_hash text, disabled boolean)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select i.account_id, i.village_id, i.secret_hash, a.disabled_at is not null
  from identities i join accounts a on a.id = i.account_id
  where i.provider = wanted_provider and i.subject = wanted_subject
$$;

create function find_invitation(wanted_hash bytea)
  returns table (village_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select i.village_id, i.id from invitations i where i.code_hash = wanted_hash
$$;

-- Whether a QR token opens an order of some other village: a yes or no for the counter, nothing of the order itself.
create function is_foreign_pick_up_token(wanted_hash bytea) returns boolean
  language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from orders o where o.pick_up_token_hash = wanted_hash and o.village_id <> current_village())
$$;

-- Sums for the supervisor, who reads no single row of any village.
create function village_overviews(since timestamptz)
  returns table (
    id uuid, name text, county text, households bigint, active_households bigint, submissions bigint, approved bigint,
    waiting bigint, points_awarded bigint, points_redeemed bigint, points_outstanding bigint
  )
  language sql stable security definer set search_path = public, pg_temp
as $$
  select v.id, v.name, v.county,
    (select count(*) from households h where h.village_id = v.id),
    s.active_households, s.submissions, s.approved,
    (select count(*) from submissions w where w.village_id = v.id and w.status = 'waiting'),
    e.awarded, e.redeemed,
    (select coalesce(sum(b.free + b.held), 0) from point_balances b where b.village_id = v.id)
  from villages v
  cross join lateral (
    select count(distinct m.household_id) as active_households, count(*) as submissions,
      count(*) filter (where m.status = 'approved') as approved
    from submissions m where m.village_id = v.id and m.created_at >= since
  ) s
  cross join lateral (
    select coalesce(sum(p.amount) filter (where p.account = 'free' and p.kind = 'award'), 0) as awarded,
      coalesce(sum(p.amount) filter (where p.account = 'spent'), 0) as redeemed
    from point_entries p where p.village_id = v.id and p.created_at >= since
  ) e
  order by v.created_at, v.name
$$;

-- Row-level security and rights ----------------------------------------------------------------------------------------

do $$
declare
  scoped text;
begin
  foreach scoped in array array[
    'grids', 'households', 'invitations', 'idempotency_keys', 'rules', 'photos', 'submissions', 'submission_photos',
    'goods', 'orders', 'order_lines', 'point_balances', 'point_transfers', 'point_entries'
  ] loop
    execute format('alter table %I enable row level security', scoped);
    execute format(
      'create policy own_village on %I using (village_id = current_village()) with check (village_id = current_village())', scoped);
  end loop;
  -- without a village in force only those rows show that belong to none: a supervisor's
  foreach scoped in array array['accounts', 'identities', 'sessions'] loop
    execute format('alter table %I enable row level security', scoped);
    execute format(
      'create policy own_village on %I using (village_id is not distinct from current_village()) '
      'with check (village_id is not distinct from current_village())', scoped);
  end loop;
end
$$;

revoke execute on all functions in schema public from public;
grant execute on function current_village(), find_session(bytea, timestamptz), find_identity(text, text),
  find_invitation(bytea), is_foreign_pick_up_token(bytea), village_overviews(timestamptz) to village_points_app;

grant usage on schema public to village_points_app;
grant select on villages, grids, households, accounts, identities, sessions, invitations, idempotency_keys, rules, photos,
  submissions, submission_photos, goods, orders, order_lines, point_balances, point_transfers, point_entries, attempts
  to village_points_app;
grant insert on accounts, identities, sessions, invitations, attempts, idempotency_keys, photos, submissions,
  submission_photos, orders, order_lines, point_transfers to village_points_app;
grant update (revoked_at) on sessions to village_points_app;
grant update (used_at, used_by) on invitations to village_points_app;
grant update (status, points, reject_reason, reviewed_by, reviewed_at, version) on submissions to village_points_app;
grant update (stock) on goods to village_points_app;
grant update (status, closed_by, closed_at, version) on orders to village_points_app;
grant delete on attempts to village_points_app;
