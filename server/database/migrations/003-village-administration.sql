-- Village administration: a desk that reviews fairly, rules by date, the roster, activities, notices, honours, open books.

-- Grids, units, households and who lives in them -------------------------------------------------------------------------

-- 单元: a part of a grid with a head of its own, whose name and phone are public in the village.
create table units (
  village_id uuid not null,
  id uuid not null default gen_random_uuid(),
  grid_id uuid not null,
  name text not null check (length(btrim(name)) between 1 and 20),
  position smallint not null,
  head_name text not null check (length(btrim(head_name)) between 1 and 20),
  head_phone text not null,
  version integer not null default 1,
  primary key (village_id, id),
  unique (village_id, grid_id, name),
  unique (village_id, grid_id, id),
  foreign key (village_id, grid_id) references grids
);
alter table grids add column version integer not null default 1;

-- A household that was merged into another one stays, closed: the ledger refers to it.
alter table households
  add column unit_id uuid,
  add column card_number smallint not null default 1 check (card_number > 0),
  add column closed_at timestamptz,
  add column merged_into uuid,
  add column version integer not null default 1,
  add check (length(btrim(label)) between 1 and 30),
  add check (merged_into is null or closed_at is not null),
  add check (merged_into <> id),
  add foreign key (village_id, grid_id, unit_id) references units (village_id, grid_id, id),
  add foreign key (village_id, merged_into) references households;
-- a door number is free again once its household is closed
alter table households drop constraint households_village_id_grid_id_number_key;
create unique index households_by_door on households (village_id, grid_id, number) where closed_at is null;
-- what became part of a household; itself always open, because those that joined it follow it when it is merged in turn
create index households_by_heir on households (village_id, merged_into) where merged_into is not null;

-- Nothing new belongs to a household that was merged, however late it comes: the row is held until the writer is done, so
-- that a merge waits for the writer or the writer for the merge.
create function refuse_closed_household() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  closed timestamptz;
begin
  select h.closed_at into closed from households h
  where h.village_id = new.village_id and h.id = new.household_id for key share;
  if closed is not null then
    raise exception 'the household has become part of another one' using errcode = 'check_violation', constraint = 'household_open';
  end if;
  return new;
end
$$;
revoke execute on function refuse_closed_household() from public;
do $$
declare
  scoped text;
begin
  foreach scoped in array array['accounts', 'submissions', 'orders'] loop
    execute format(
      'create trigger household_open before insert or update of household_id on %I for each row when (new.household_id is not null) '
      'execute function refuse_closed_household()', scoped);
  end loop;
end
$$;
create trigger household_open before insert on point_transfers for each row execute function refuse_closed_household();

-- 花名册: everybody who lives here, with or without an account.
create table roster_entries (
  village_id uuid not null,
  id uuid not null default gen_random_uuid(),
  household_id uuid not null,
  name text not null check (length(btrim(name)) between 1 and 20),
  phone text check (phone ~ '^1[3-9][0-9]{9}$'),
  head boolean not null default false,
  position smallint not null,
  account_id uuid,
  created_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, household_id) references households,
  foreign key (village_id, account_id) references accounts (village_id, id)
);
create index roster_entries_by_household on roster_entries (village_id, household_id, position);
create trigger household_open before insert or update of household_id on roster_entries
  for each row execute function refuse_closed_household();
create unique index roster_entries_by_account on roster_entries (village_id, account_id) where account_id is not null;
create unique index roster_entries_one_head on roster_entries (village_id, household_id) where head;

-- Offices and being shut out change under the eyes of whoever changes them.
alter table accounts add column version integer not null default 1;

-- 亲属: households whose things this person decides nothing about, as for their own.
create table kinships (
  village_id uuid not null,
  account_id uuid not null,
  household_id uuid not null,
  declared_by uuid not null,
  created_at timestamptz not null,
  primary key (village_id, account_id, household_id),
  foreign key (village_id, account_id) references accounts (village_id, id),
  foreign key (village_id, household_id) references households,
  foreign key (village_id, declared_by) references accounts (village_id, id)
);

-- Somebody without an invitation asks to be let in; the account is made when the village says yes. Whoever was refused learns
-- why by signing in with what they asked with, until housekeeping forgets them.
create table join_requests (
  village_id uuid not null references villages,
  id uuid not null,
  name text not null,
  phone text not null check (phone ~ '^1[3-9][0-9]{9}$' or phone = ''),
  secret_hash text not null,
  -- where they live, in their own words
  address text not null check (length(address) <= 60),
  status text not null default 'waiting' check (status in ('waiting', 'approved', 'refused')),
  household_id uuid,
  -- what it became
  account_id uuid,
  reason text check (length(btrim(reason)) between 1 and 200),
  decided_by uuid,
  decided_at timestamptz,
  created_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, household_id) references households,
  foreign key (village_id, account_id) references accounts (village_id, id),
  foreign key (village_id, decided_by) references accounts (village_id, id),
  check (length(btrim(name)) between 1 and 20),
  check ((status = 'waiting') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  check ((status = 'approved') = (household_id is not null) and (household_id is null) = (account_id is null)),
  check ((status = 'refused') = (reason is not null)),
  -- the account has them then
  check ((status = 'approved') = (phone = '') and (phone = '') = (secret_hash = ''))
);
create unique index join_requests_one_waiting on join_requests (village_id, phone) where status = 'waiting';
create index join_requests_by_age on join_requests (village_id, created_at desc, id desc);
-- by whoever signs in before they have an account; by whoever leaves
create index join_requests_by_phone on join_requests (phone, created_at desc) where phone <> '';
create index join_requests_by_account on join_requests (village_id, account_id) where account_id is not null;

-- Before the village is known: what somebody who asked with this phone may learn, once their password fits. A few: what waits
-- first, then the latest.
create function find_join_requests(wanted_phone text)
  returns table (village text, secret_hash text, status text, reason text)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select v.name, j.secret_hash, j.status, j.reason
  from join_requests j join villages v on v.id = j.village_id
  where j.phone = wanted_phone and j.phone <> ''
  order by j.status = 'waiting' desc, j.created_at desc limit 5
$$;
revoke execute on function find_join_requests(text) from public;
grant execute on function find_join_requests(text) to village_points_app;

create table household_changes (
  village_id uuid not null references villages,
  id uuid not null,
  kind text not null check (kind in ('merge', 'split')),
  from_household uuid not null,
  to_household uuid not null check (to_household <> from_household),
  points integer not null check (points >= 0),
  done_by uuid not null,
  created_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, from_household) references households,
  foreign key (village_id, to_household) references households,
  foreign key (village_id, done_by) references accounts (village_id, id)
);
create index household_changes_from on household_changes (village_id, from_household);
create index household_changes_to on household_changes (village_id, to_household);

-- What a village decides about its own work; without a row the defaults of server/modules/settings hold.
create table village_settings (
  village_id uuid primary key references villages,
  second_look_percent smallint not null check (second_look_percent between 0 and 100),
  review_hours smallint not null check (review_hours between 1 and 720),
  adjustment_limit integer not null check (adjustment_limit between 0 and 1000),
  version integer not null default 1
);

-- Rules by date ----------------------------------------------------------------------------------------------------------

-- A rule is still never edited: the next version of its series begins when this one is closed. 'deduction' takes points,
-- 'base' gives every household points at the start of each period; both belong to no column.
alter table rules
  add column series_id uuid,
  add column kind text not null default 'upload' check (kind in ('upload', 'deduction', 'base')),
  add column starts_at timestamptz,
  add column needs_activity boolean not null default false,
  add column cap_day smallint check (cap_day > 0),
  add column cap_week smallint check (cap_week > 0),
  add column cap_month smallint check (cap_month > 0),
  add column two_approvals_above integer check (two_approvals_above >= 0),
  add column base_period text check (base_period in ('month', 'quarter', 'year')),
  add column created_by uuid,
  alter column "column" drop not null,
  add foreign key (village_id, created_by) references accounts (village_id, id),
  add check ((kind = 'upload') = ("column" is not null)),
  add check ((kind = 'base') = (base_period is not null)),
  add check (kind = 'upload' or (not anonymous and not needs_activity and two_approvals_above is null)),
  add check (length(btrim(name)) between 1 and 20),
  add check (length(hint) <= 100);
update rules set series_id = id, starts_at = created_at;
alter table rules
  alter column series_id set not null,
  alter column starts_at set not null,
  -- one that is closed when it starts was taken back before anybody used it
  add check (closed_at >= starts_at);
create index rules_by_series on rules (village_id, series_id, starts_at);
-- each version ends where the next one begins: only the last one of a series has no end
create unique index rules_one_without_end on rules (village_id, series_id) where closed_at is null;

-- 基础分 of a period, 2026-03, 2026-Q1 or 2026, given once however many servers run.
create table base_grants (
  village_id uuid not null references villages,
  id uuid not null,
  rule_id uuid not null,
  series_id uuid not null,
  period text not null check (period ~ '^\d{4}(-(\d{2}|Q[1-4]))?$'),
  -- end of the period: nothing more is given before it
  covered_until timestamptz not null,
  created_at timestamptz not null,
  primary key (village_id, id),
  unique (village_id, series_id, period),
  foreign key (village_id, rule_id) references rules
);

-- Reviews ----------------------------------------------------------------------------------------------------------------

-- Above the rule's limit a second reviewer has to agree.
create table first_approvals (
  village_id uuid not null,
  submission_id uuid not null,
  points integer not null,
  approved_by uuid not null,
  approved_at timestamptz not null,
  primary key (village_id, submission_id),
  foreign key (village_id, submission_id) references submissions,
  foreign key (village_id, approved_by) references accounts (village_id, id)
);

create index first_approvals_by_person on first_approvals (village_id, approved_by, approved_at);

-- the queue by its age; what it is counted and narrowed down by is read from the index alone
drop index submissions_open;
create index submissions_open on submissions (village_id, waiting_since, id) include (rule_id, household_id)
  where status in ('waiting', 'appealed');
-- what somebody decided lately and may still take back
create index submissions_by_reviewer on submissions (village_id, reviewed_by, reviewed_at) where reviewed_by is not null;
-- what a household sent in before under the same rule
create index submissions_by_rule on submissions (village_id, household_id, rule_id, created_at);

-- 抽查: drawn by lot when the first reviewer approves, looked at by another one.
create table second_looks (
  village_id uuid not null,
  submission_id uuid not null,
  first_reviewer uuid not null,
  drawn_at timestamptz not null,
  agrees boolean,
  note text not null default '' check (length(note) <= 200),
  looked_by uuid check (looked_by <> first_reviewer),
  looked_at timestamptz,
  primary key (village_id, submission_id),
  foreign key (village_id, submission_id) references submissions,
  foreign key (village_id, first_reviewer) references accounts (village_id, id),
  foreign key (village_id, looked_by) references accounts (village_id, id),
  check ((agrees is null) = (looked_by is null) and (looked_by is null) = (looked_at is null))
);
create index second_looks_open on second_looks (village_id, drawn_at, submission_id) where looked_at is null;
create index second_looks_done on second_looks (village_id, looked_at) where looked_at is not null;

-- Near-duplicates are looked up by the four 16-bit bands of their hashes. The indexes hold all that the lookup reads.
alter table photos
  add column band_a integer generated always as (((perceptual_hash >> 48) & 65535)::integer) stored,
  add column band_b integer generated always as (((perceptual_hash >> 32) & 65535)::integer) stored,
  add column band_c integer generated always as (((perceptual_hash >> 16) & 65535)::integer) stored,
  add column band_d integer generated always as ((perceptual_hash & 65535)::integer) stored;
create index photos_band_a on photos (village_id, band_a) include (perceptual_hash, id);
create index photos_band_b on photos (village_id, band_b) include (perceptual_hash, id);
create index photos_band_c on photos (village_id, band_c) include (perceptual_hash, id);
create index photos_band_d on photos (village_id, band_d) include (perceptual_hash, id);

-- Found when a submission came in; a warning to the reviewer, nothing more.
create table photo_matches (
  village_id uuid not null,
  submission_id uuid not null,
  photo_id uuid not null,
  other_submission_id uuid not null,
  other_photo_id uuid not null,
  -- differing bits of 64
  distance smallint not null check (distance between 0 and 64),
  primary key (village_id, submission_id, photo_id, other_photo_id),
  foreign key (village_id, submission_id) references submissions,
  foreign key (village_id, photo_id) references photos,
  foreign key (village_id, other_submission_id) references submissions,
  foreign key (village_id, other_photo_id) references photos
);

-- 扣分: points taken under a rule of its own, with photos for evidence; the household may appeal once.
create table deductions (
  village_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  household_id uuid not null,
  reason text not null check (length(btrim(reason)) between 1 and 200),
  -- what it was worth; the transfer says what the household had of it, because points never fall below zero
  points integer not null check (points > 0),
  made_by uuid not null,
  created_at timestamptz not null,
  status text not null default 'standing' check (status in ('standing', 'appealed', 'upheld', 'remitted')),
  -- of the appeal; empty once the one who wrote them has left
  words text check (words = '' or length(btrim(words)) between 1 and 500),
  appealed_by uuid,
  appealed_at timestamptz,
  decision_reason text check (length(btrim(decision_reason)) between 1 and 200),
  decided_by uuid check (decided_by <> made_by),
  decided_at timestamptz,
  version integer not null default 1,
  primary key (village_id, id),
  foreign key (village_id, rule_id) references rules,
  foreign key (village_id, household_id) references households,
  foreign key (village_id, made_by) references accounts (village_id, id),
  foreign key (village_id, appealed_by) references accounts (village_id, id),
  foreign key (village_id, decided_by) references accounts (village_id, id),
  check ((status = 'standing') = (appealed_at is null)),
  check ((appealed_at is null) = (words is null) and (words is null) = (appealed_by is null)),
  check ((status in ('upheld', 'remitted')) = (decided_at is not null)),
  check ((decided_at is null) = (decided_by is null) and (decided_by is null) = (decision_reason is null))
);
create index deductions_by_household on deductions (village_id, household_id, created_at desc, id desc);
create index deductions_by_age on deductions (village_id, created_at desc, id desc);
create index deductions_by_appellant on deductions (village_id, appealed_by) where appealed_by is not null;
create index deductions_by_maker on deductions (village_id, made_by);
create index second_looks_by_looker on second_looks (village_id, looked_by) where looked_by is not null;
create index deductions_appealed on deductions (village_id, appealed_at, id) where status = 'appealed';

create table deduction_photos (
  village_id uuid not null,
  deduction_id uuid not null,
  position smallint not null check (position between 1 and 9),
  photo_id uuid not null,
  primary key (village_id, deduction_id, position),
  unique (village_id, photo_id),
  foreign key (village_id, deduction_id) references deductions,
  foreign key (village_id, photo_id) references photos
);

-- 人工调整; above the village's limit it waits for a second person.
create table adjustments (
  village_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  amount integer not null check (amount <> 0 and abs(amount) <= 1000),
  reason text not null check (length(btrim(reason)) between 1 and 200),
  needs_second boolean not null,
  status text not null check (status in ('waiting', 'posted', 'refused')),
  asked_by uuid not null,
  created_at timestamptz not null,
  decided_by uuid check (decided_by <> asked_by),
  decided_at timestamptz,
  refusal text check (length(btrim(refusal)) between 1 and 200),
  version integer not null default 1,
  primary key (village_id, id),
  foreign key (village_id, household_id) references households,
  foreign key (village_id, asked_by) references accounts (village_id, id),
  foreign key (village_id, decided_by) references accounts (village_id, id),
  check ((decided_at is not null) = (needs_second and status <> 'waiting')),
  check ((decided_at is null) = (decided_by is null)),
  check ((status = 'refused') = (refusal is not null))
);
create index adjustments_by_age on adjustments (village_id, created_at desc, id desc);

-- Activities, notices, honours -------------------------------------------------------------------------------------------

alter table activities
  add column description text not null default '' check (length(description) <= 500),
  add column capacity smallint check (capacity > 0),
  add column sign_up_until timestamptz,
  -- for everybody who came; null: photos alone earn points
  add column points integer check (points between 1 and 1000),
  add column points_given_at timestamptz,
  add column cancelled_at timestamptz,
  add column created_by uuid,
  add column version integer not null default 1,
  add foreign key (village_id, created_by) references accounts (village_id, id),
  add check (sign_up_until <= ends_at),
  add check (points_given_at is null or (points is not null and cancelled_at is null));

create table activity_sign_ups (
  village_id uuid not null,
  activity_id uuid not null,
  account_id uuid not null,
  household_id uuid not null,
  created_at timestamptz not null,
  primary key (village_id, activity_id, account_id),
  foreign key (village_id, activity_id) references activities,
  foreign key (village_id, account_id) references accounts (village_id, id),
  foreign key (village_id, household_id) references households
);

-- Who came: by the code on the wall, or called from the list, with or without an account.
create table attendances (
  village_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  household_id uuid not null,
  account_id uuid,
  -- of somebody without an account
  name text not null default '' check (length(name) <= 20),
  way text not null check (way in ('code', 'roll_call')),
  recorded_by uuid not null,
  created_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, activity_id) references activities,
  foreign key (village_id, household_id) references households,
  foreign key (village_id, account_id) references accounts (village_id, id),
  foreign key (village_id, recorded_by) references accounts (village_id, id),
  check ((account_id is null) = (name <> '')),
  unique (village_id, activity_id, account_id)
);

create table notices (
  village_id uuid not null references villages,
  id uuid not null,
  title text not null check (length(btrim(title)) between 1 and 40),
  body text not null check (length(btrim(body)) between 1 and 2000),
  created_by uuid not null,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (village_id, id),
  foreign key (village_id, created_by) references accounts (village_id, id)
);
create index notices_by_age on notices (village_id, created_at desc, id desc);

-- Whom it is for; without a row for the whole village.
create table notice_audiences (
  village_id uuid not null,
  notice_id uuid not null,
  grid_id uuid,
  household_id uuid,
  foreign key (village_id, notice_id) references notices,
  foreign key (village_id, grid_id) references grids,
  foreign key (village_id, household_id) references households,
  check (num_nonnulls(grid_id, household_id) = 1),
  unique nulls not distinct (village_id, notice_id, grid_id, household_id)
);

create table notice_receipts (
  village_id uuid not null,
  notice_id uuid not null,
  account_id uuid not null,
  read_at timestamptz not null,
  primary key (village_id, notice_id, account_id),
  foreign key (village_id, notice_id) references notices,
  foreign key (village_id, account_id) references accounts (village_id, id)
);
create index notice_receipts_by_account on notice_receipts (village_id, account_id);

-- 荣誉 given by the village itself.
create table honours (
  village_id uuid not null,
  id uuid not null,
  title text not null check (length(btrim(title)) between 1 and 30),
  household_id uuid not null,
  -- of a person of the household; empty: the household as a whole
  name text not null default '' check (length(name) <= 20),
  note text not null default '' check (length(note) <= 200),
  photo_id uuid,
  awarded_on date not null,
  created_by uuid not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (village_id, id),
  unique (village_id, photo_id),
  foreign key (village_id, household_id) references households,
  foreign key (village_id, photo_id) references photos,
  foreign key (village_id, created_by) references accounts (village_id, id)
);
create index honours_by_date on honours (village_id, awarded_on desc, id desc) where revoked_at is null;

-- The ledger -------------------------------------------------------------------------------------------------------------

-- Points come from "earned" and what is taken back goes there again, so that earned = free + held + spent still.
alter table point_transfers drop constraint point_transfers_kind_check;
do $$
declare
  name text;
begin
  -- the checks of 001 on causes know submissions and orders only
  for name in
    select conname from pg_constraint
    where conrelid = 'point_transfers'::regclass and contype = 'c' and pg_get_constraintdef(oid) ~ 'submission_id|order_id'
  loop
    execute format('alter table point_transfers drop constraint %I', name);
  end loop;
end
$$;
alter table point_transfers
  add column award_number smallint not null default 1,
  add column reverses uuid,
  add column deduction_id uuid,
  add column base_grant_id uuid,
  add column attendance_id uuid,
  add column adjustment_id uuid,
  add column household_change_id uuid,
  alter column created_by drop not null,
  add constraint point_transfers_kind_check check (kind in (
    'award', 'hold', 'release', 'hand_over', 'reversal', 'deduction', 'base', 'attendance',
    'adjustment_in', 'adjustment_out', 'move_in', 'move_out')),
  add foreign key (village_id, reverses) references point_transfers,
  add foreign key (village_id, deduction_id) references deductions,
  add foreign key (village_id, base_grant_id) references base_grants,
  add foreign key (village_id, attendance_id) references attendances,
  add foreign key (village_id, adjustment_id) references adjustments,
  add foreign key (village_id, household_change_id) references household_changes,
  -- nobody does it but the calendar
  add check (created_by is not null or kind = 'base'),
  -- every transfer names the one thing that caused it
  add check (1 = num_nonnulls(
    submission_id, order_id, reverses, deduction_id, base_grant_id, attendance_id, adjustment_id, household_change_id)),
  add check (case
    when kind = 'award' then submission_id is not null
    when kind in ('hold', 'release', 'hand_over') then order_id is not null
    when kind = 'reversal' then reverses is not null
    when kind = 'deduction' then deduction_id is not null
    when kind = 'base' then base_grant_id is not null
    when kind = 'attendance' then attendance_id is not null
    when kind in ('adjustment_in', 'adjustment_out') then adjustment_id is not null
    else household_change_id is not null
  end);
-- One award for a submission at a time: the next one carries the next number, and only a reversal makes room for it.
drop index point_transfers_one_award;
create unique index point_transfers_one_award on point_transfers (village_id, submission_id, award_number) where kind = 'award';
create unique index point_transfers_one_reversal on point_transfers (village_id, reverses) where kind = 'reversal';
create unique index point_transfers_one_deduction on point_transfers (village_id, deduction_id) where kind = 'deduction';
create unique index point_transfers_one_base on point_transfers (village_id, base_grant_id, household_id) where kind = 'base';
create unique index point_transfers_one_attendance on point_transfers (village_id, attendance_id) where attendance_id is not null;
create unique index point_transfers_one_adjustment on point_transfers (village_id, adjustment_id) where adjustment_id is not null;
create unique index point_transfers_one_move on point_transfers (village_id, household_change_id, kind) where household_change_id is not null;
-- whose books are read by month
create index point_transfers_by_time on point_transfers (village_id, created_at, id);

create or replace function post_point_transfer() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  after point_balances;
  reversed point_transfers;
  source text;
  target text;
begin
  case
    when new.kind in ('award', 'base', 'attendance', 'adjustment_in', 'move_in') then source := 'earned'; target := 'free';
    when new.kind in ('deduction', 'adjustment_out', 'move_out') then source := 'free'; target := 'earned';
    when new.kind = 'hold' then source := 'free'; target := 'held';
    when new.kind = 'release' then source := 'held'; target := 'free';
    when new.kind = 'hand_over' then source := 'held'; target := 'spent';
    when new.kind = 'reversal' then
      select * into strict reversed from point_transfers t where t.village_id = new.village_id and t.id = new.reverses;
      if reversed.kind not in ('award', 'deduction') or reversed.amount <> new.amount or new.household_id <> (
        -- the points of a household that was merged are where it went
        select coalesce(h.merged_into, h.id) from households h where h.village_id = new.village_id and h.id = reversed.household_id
      ) then
        raise exception 'a reversal gives back exactly what an award or a deduction moved' using errcode = 'check_violation';
      end if;
      if reversed.kind = 'award' then source := 'free'; target := 'earned'; else source := 'earned'; target := 'free'; end if;
  end case;
  if new.kind = 'award' and new.award_number <> 1 + (
    select count(*) from point_transfers t
    join point_transfers r on r.village_id = t.village_id and r.reverses = t.id and r.kind = 'reversal'
    where t.village_id = new.village_id and t.submission_id = new.submission_id and t.kind = 'award'
  ) then
    raise exception 'the award before has not been reversed' using errcode = 'check_violation';
  end if;

  update point_balances set
    earned = earned + case when source = 'earned' then new.amount when target = 'earned' then -new.amount else 0 end,
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

-- What a household earned in a period: everything but its shopping and what came along when households were merged or split.
drop index point_entries_for_boards;
create index point_entries_for_boards on point_entries (village_id, created_at) include (household_id, amount)
  where account = 'free' and kind in ('award', 'reversal', 'deduction', 'base', 'attendance', 'adjustment_in', 'adjustment_out');

-- Open books -------------------------------------------------------------------------------------------------------------

-- 公示: the lines of a month, frozen. The root of their Merkle tree lets any household check that its own lines are in it.
create table statements (
  village_id uuid not null references villages,
  id uuid not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  root bytea not null check (length(root) = 32),
  lines integer not null,
  issued integer not null,
  redeemed integer not null,
  closed_by uuid not null,
  closed_at timestamptz not null,
  primary key (village_id, id),
  unique (village_id, month),
  foreign key (village_id, closed_by) references accounts (village_id, id)
);

create table statement_lines (
  village_id uuid not null,
  statement_id uuid not null,
  position integer not null check (position >= 0),
  transfer_id uuid not null,
  household_id uuid not null,
  -- as it was published; empty where the household is not to be named
  label text not null,
  kind text not null,
  about text not null,
  amount integer not null,
  happened_at timestamptz not null,
  -- known to the household alone, so that nobody can guess whose a nameless line is
  salt bytea not null check (length(salt) = 16),
  leaf bytea not null check (length(leaf) = 32),
  primary key (village_id, statement_id, position),
  -- nothing is published twice
  unique (village_id, transfer_id),
  foreign key (village_id, statement_id) references statements,
  foreign key (village_id, transfer_id) references point_transfers,
  foreign key (village_id, household_id) references households
);
create index statement_lines_by_household on statement_lines (village_id, household_id, statement_id);
create trigger append_only before update or delete or truncate on statements for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on statement_lines for each statement execute function refuse_change();

-- Every administrative act: who, what, about whom, when.
create table audit_events (
  village_id uuid not null references villages,
  id bigint generated always as identity,
  account_id uuid not null,
  action text not null,
  -- name of the thing it was done to, as it was then
  about text not null,
  household_id uuid,
  subject_id uuid,
  details jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, account_id) references accounts (village_id, id),
  foreign key (village_id, household_id) references households
);
create index audit_events_by_action on audit_events (village_id, action, id desc);
create index audit_events_by_person on audit_events (village_id, account_id, id desc);
create trigger append_only before update or delete or truncate on audit_events for each statement execute function refuse_change();

-- Numbers ----------------------------------------------------------------------------------------------------------------

create index submissions_by_time on submissions (village_id, created_at, id);

drop function village_overviews(timestamptz);

-- What happened in each month of Asia/Shanghai, of the villages that whoever asks may see. A submission counts when it was
-- sent, a decision when it was made, points when they were booked.
create function month_figures(since timestamptz, until timestamptz)
  returns table (
    village_id uuid, month text, submissions bigint, active_households bigint, approved bigint, rejected bigint,
    review_minutes integer, issued bigint, redeemed bigint
  )
  language sql stable
as $$
  with sent as (
    select s.village_id, to_char(s.created_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
      count(*) as submissions, count(distinct s.household_id) as active_households
    from submissions s where s.created_at >= since and s.created_at < until and s.status <> 'withdrawn' group by 1, 2
  ), decided as (
    select s.village_id, to_char(s.reviewed_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
      count(*) filter (where s.status = 'approved') as approved, count(*) filter (where s.status <> 'approved') as rejected,
      percentile_cont(0.5) within group (order by extract(epoch from s.reviewed_at - s.created_at) / 60)::integer as review_minutes
    from submissions s where s.reviewed_at >= since and s.reviewed_at < until group by 1, 2
  ), booked as (
    select t.village_id, to_char(t.created_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
      coalesce(sum(case
        when t.kind in ('award', 'base', 'attendance', 'adjustment_in') or o.kind = 'deduction' then t.amount else -t.amount
      end) filter (where t.kind in ('award', 'reversal', 'deduction', 'base', 'attendance', 'adjustment_in', 'adjustment_out')), 0)
        as issued,
      coalesce(sum(t.amount) filter (where t.kind = 'hand_over'), 0) as redeemed
    from point_transfers t
    left join point_transfers o on o.village_id = t.village_id and o.id = t.reverses
    where t.created_at >= since and t.created_at < until group by 1, 2
  )
  select village_id, month, coalesce(submissions, 0), coalesce(active_households, 0), coalesce(approved, 0), coalesce(rejected, 0),
    review_minutes, coalesce(issued, 0), coalesce(redeemed, 0)
  from sent full join decided using (village_id, month) full join booked using (village_id, month)
$$;

-- How the villages that whoever asks may see stand now.
create function village_figures()
  returns table (village_id uuid, households bigint, waiting bigint, oldest_at timestamptz, outstanding bigint)
  language sql stable
as $$
  select v.id,
    (select count(*) from households h where h.village_id = v.id and h.closed_at is null),
    w.waiting, w.oldest_at,
    (select coalesce(sum(b.free + b.held), 0) from point_balances b where b.village_id = v.id)
  from villages v
  cross join lateral (
    select count(*) as waiting, min(s.waiting_since) as oldest_at
    from submissions s where s.village_id = v.id and s.status in ('waiting', 'appealed')
  ) w
$$;

-- The same of every village, for the supervisor: sums, and no single row of any.
create function month_figures_of_all(since timestamptz, until timestamptz)
  returns table (
    village_id uuid, month text, submissions bigint, active_households bigint, approved bigint, rejected bigint,
    review_minutes integer, issued bigint, redeemed bigint
  )
  language sql stable security definer set search_path = public, pg_temp
as $$
  select * from month_figures(since, until)
$$;

create function village_figures_of_all()
  returns table (village_id uuid, households bigint, waiting bigint, oldest_at timestamptz, outstanding bigint)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select * from village_figures()
$$;

revoke execute on function month_figures(timestamptz, timestamptz), village_figures(),
  month_figures_of_all(timestamptz, timestamptz), village_figures_of_all() from public;
grant execute on function month_figures(timestamptz, timestamptz), village_figures(),
  month_figures_of_all(timestamptz, timestamptz), village_figures_of_all() to village_points_app;

-- Messages ---------------------------------------------------------------------------------------------------------------

alter table messages
  add column notice_id uuid,
  add column activity_id uuid,
  add column deduction_id uuid,
  add foreign key (village_id, notice_id) references notices,
  add foreign key (village_id, activity_id) references activities,
  add foreign key (village_id, deduction_id) references deductions;
-- what was told of a decision that is taken back
create index messages_by_submission on messages (village_id, submission_id) where submission_id is not null;
alter table messages drop constraint messages_kind_check;
alter table messages add constraint messages_kind_check check (kind in (
  'submission_approved', 'submission_rejected', 'appeal_upheld', 'appeal_dismissed', 'sent_for_you',
  'order_handed_over', 'order_cancelled', 'member_joined',
  'decision_undone', 'deduction_made', 'deduction_upheld', 'deduction_remitted', 'points_adjusted', 'base_points',
  'attendance_points', 'activity_published', 'activity_changed', 'activity_cancelled', 'notice_published', 'honour_awarded', 'household_moved',
  'reviews_overdue', 'sent_under_new_rule',
  'adjustment_asked', 'adjustment_confirmed', 'adjustment_refused', 'statement_published'));

-- What somebody who leaves wrote and said is forgotten with them.
create or replace function forget_words(wanted_account uuid) returns void
  language sql security definer set search_path = public, pg_temp
as $$
  update submissions set note = '', place = '', voice_note_id = null
  where village_id = current_village() and submitted_by = wanted_account;
  update appeals set words = '' where village_id = current_village() and appealed_by = wanted_account;
  update deductions set words = '' where village_id = current_village() and appealed_by = wanted_account;
  update honours h set name = '' from accounts a
  where h.village_id = current_village() and a.village_id = h.village_id and a.id = wanted_account
    and h.household_id = a.household_id and h.name = a.name;
  delete from roster_entries where village_id = current_village() and account_id = wanted_account;
$$;

do $$
declare
  scoped text;
begin
  foreach scoped in array array[
    'invitations', 'kinships', 'deductions', 'adjustments', 'activity_sign_ups', 'attendances', 'notice_audiences', 'honours'
  ] loop
    execute format(
      'create trigger household_open before insert or update of household_id on %I for each row when (new.household_id is not null) '
      'execute function refuse_closed_household()', scoped);
  end loop;
end
$$;

-- Row-level security and rights ------------------------------------------------------------------------------------------

do $$
declare
  scoped text;
begin
  foreach scoped in array array[
    'units', 'roster_entries', 'kinships', 'join_requests', 'household_changes', 'village_settings', 'base_grants',
    'first_approvals', 'second_looks', 'photo_matches', 'deductions', 'deduction_photos', 'adjustments',
    'activity_sign_ups', 'attendances', 'notices', 'notice_audiences', 'notice_receipts', 'honours',
    'statements', 'statement_lines', 'audit_events'
  ] loop
    execute format('alter table %I enable row level security', scoped);
    execute format(
      'create policy own_village on %I using (village_id = current_village()) with check (village_id = current_village())', scoped);
    execute format('grant select, insert on %I to village_points_app', scoped);
  end loop;
end
$$;

grant insert on grids, households, rules, activities to village_points_app;
grant update (name, position, head_name, head_phone, version) on grids, units to village_points_app;
grant delete on grids, units to village_points_app;
grant update (grid_id, unit_id, number, label, card_number, closed_at, merged_into, version) on households to village_points_app;
grant update (household_id, name, phone, head, position, account_id) on roster_entries to village_points_app;
grant update (status, household_id, account_id, reason, decided_by, decided_at, phone, secret_hash) on join_requests to village_points_app;
grant update (second_look_percent, review_hours, adjustment_limit, version) on village_settings to village_points_app;
grant update (roles, household_id, version) on accounts to village_points_app;
-- things of a household that was merged belong to the one it became part of, and people of one that was split go along
grant update (household_id) on submissions, orders, deductions, adjustments, honours, invitations, activity_sign_ups, attendances,
  notice_audiences to village_points_app;
grant update (closed_at, position) on rules to village_points_app;
grant update (agrees, note, looked_by, looked_at) on second_looks to village_points_app;
grant update (status, words, appealed_by, appealed_at, decision_reason, decided_by, decided_at, version) on deductions
  to village_points_app;
grant update (status, decided_by, decided_at, refusal, version) on adjustments to village_points_app;
grant update ("column", title, description, place, starts_at, ends_at, capacity, sign_up_until, points, points_given_at, cancelled_at, version)
  on activities to village_points_app;
grant update (withdrawn_at) on notices to village_points_app;
grant update (revoked_at) on honours to village_points_app;
grant delete on roster_entries, kinships, join_requests, first_approvals, second_looks, activity_sign_ups, attendances, photo_matches,
  notice_receipts to village_points_app;
