-- The resident's app: uploads that survive a bad network, withdrawal, second tries and appeals, messages, honours, leaving.

-- People and households ------------------------------------------------------------------------------------------------

-- A household may ask not to be named before the village: it keeps its place on the boards without its label.
alter table households add column unlisted boolean not null default false;

-- Who deletes their account leaves a nameless row behind, because the ledger refers to it.
alter table accounts add column erased_at timestamptz;
alter table accounts drop constraint accounts_name_check;
alter table accounts add constraint accounts_name_check
  check (case when erased_at is null then length(btrim(name)) between 1 and 20 else name = '' end);
alter table accounts add check (erased_at is null or disabled_at is not null);

-- Uploads --------------------------------------------------------------------------------------------------------------

-- A file on its way in, piece by piece. The client names it, so that it can go on after any interruption. The bytes stay
-- here until they are whole: any server process can take the next piece, and a piece is either durable or not there.
create table uploads (
  village_id uuid not null references villages,
  id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('photo', 'voice_note')),
  bytes integer not null check (bytes between 1 and 10485760),
  sha256 bytea not null check (length(sha256) = 32),
  received integer not null default 0 check (received between 0 and bytes),
  -- the photo or voice note it became
  resource_id uuid,
  created_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, account_id) references accounts (village_id, id)
);
-- what somebody has under way, and everything of somebody who leaves
create index uploads_by_account on uploads (village_id, account_id, resource_id);
create index uploads_by_resource on uploads (village_id, resource_id) where resource_id is not null;
create index uploads_by_age on uploads (village_id, created_at);
-- how many somebody has sent today
create index photos_by_uploader on photos (village_id, uploaded_by, created_at);

create table upload_pieces (
  village_id uuid not null,
  upload_id uuid not null,
  position integer not null check (position >= 0),
  content bytea not null check (length(content) > 0),
  primary key (village_id, upload_id, position),
  foreign key (village_id, upload_id) references uploads on delete cascade
);

-- Spoken instead of typed. Short, so it lives in the database, and goes with the person who spoke.
create table voice_notes (
  village_id uuid not null references villages,
  id uuid not null,
  recorded_by uuid not null,
  media_type text not null check (media_type in ('audio/mpeg', 'audio/aac', 'audio/mp4', 'audio/webm', 'audio/ogg')),
  content bytea not null check (length(content) between 1 and 1048576),
  created_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, recorded_by) references accounts (village_id, id)
);
-- how many somebody has sent today
create index voice_notes_by_recorder on voice_notes (village_id, recorded_by, created_at);

-- Activities -----------------------------------------------------------------------------------------------------------

-- What the village does together; photos sent in for it name it.
create table activities (
  village_id uuid not null references villages,
  id uuid not null default gen_random_uuid(),
  "column" text not null check ("column" in ('volunteering', 'study')),
  title text not null check (length(btrim(title)) between 1 and 40),
  place text not null check (length(btrim(place)) between 1 and 60),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  created_at timestamptz not null,
  primary key (village_id, id)
);
create index activities_by_end on activities (village_id, ends_at);

-- Submissions ----------------------------------------------------------------------------------------------------------

alter table submissions
  add column place text not null default '' check (length(place) <= 60),
  add column activity_id uuid,
  add column voice_note_id uuid,
  add column resubmission_of uuid,
  add column withdrawn_at timestamptz,
  -- since when it waits for a decision: sent in, or appealed
  add column waiting_since timestamptz,
  -- 代拍: who of the household agreed that somebody outside of it sends in for it, and how they said so
  add column consent_by text check (length(btrim(consent_by)) between 1 and 20),
  add column consent_given text check (consent_given in ('in_person', 'by_phone')),
  add foreign key (village_id, activity_id) references activities,
  add foreign key (village_id, voice_note_id) references voice_notes,
  add foreign key (village_id, resubmission_of) references submissions,
  add check ((consent_by is null) = (consent_given is null)),
  -- one second try for each that came back
  add unique (village_id, resubmission_of),
  add unique (village_id, voice_note_id);

alter table submissions drop constraint submissions_status_check;
alter table submissions add constraint submissions_status_check
  check (status in ('waiting', 'approved', 'rejected', 'withdrawn', 'appealed'));
-- the checks of 001 on complete decisions know three states only
do $$
declare
  name text;
begin
  for name in
    select conname from pg_constraint
    where conrelid = 'submissions'::regclass and contype = 'c' and conname ~ '^submissions_check[0-9]*$'
      and pg_get_constraintdef(oid) ~ 'status'
  loop
    execute format('alter table submissions drop constraint %I', name);
  end loop;
end
$$;
alter table submissions
  add constraint submissions_decided check (
    (status in ('waiting', 'withdrawn')) = (reviewed_at is null) and (reviewed_at is null) = (reviewed_by is null)),
  add constraint submissions_withdrawn check ((status = 'withdrawn') = (withdrawn_at is not null)),
  add constraint submissions_points check ((status = 'approved') = (points is not null)),
  -- an appeal keeps the reason it is against
  add constraint submissions_reason check ((status in ('rejected', 'appealed')) = (reject_reason is not null));

update submissions set waiting_since = created_at;
alter table submissions alter column waiting_since set not null;
drop index submissions_waiting;
create index submissions_open on submissions (village_id, waiting_since, id) where status in ('waiting', 'appealed');
create index submissions_approved on submissions (village_id, rule_id, reviewed_at desc, id desc) where status = 'approved';

-- what somebody sent in, for other households too
create index submissions_by_sender on submissions (village_id, submitted_by, created_at desc, id desc);
-- what somebody ordered
create index orders_by_person on orders (village_id, ordered_by, created_at);

-- A photo proves one thing at a time: it is free again once the submission it was in came back and was tried anew.
alter table submission_photos add column released boolean not null default false;
alter table submission_photos drop constraint submission_photos_village_id_photo_id_key;
create unique index submission_photos_in_use on submission_photos (village_id, photo_id) where not released;
create index submission_photos_by_photo on submission_photos (village_id, photo_id);

-- One word against a rejection, once, decided by somebody else.
create table appeals (
  village_id uuid not null,
  submission_id uuid not null,
  -- empty once the one who wrote them has left
  words text not null check (words = '' or length(btrim(words)) between 1 and 500),
  appealed_by uuid not null,
  created_at timestamptz not null,
  first_reason text not null,
  first_reviewer uuid not null,
  first_reviewed_at timestamptz not null,
  upheld boolean,
  decided_by uuid check (decided_by <> first_reviewer),
  decided_at timestamptz,
  primary key (village_id, submission_id),
  foreign key (village_id, submission_id) references submissions,
  foreign key (village_id, appealed_by) references accounts (village_id, id),
  foreign key (village_id, first_reviewer) references accounts (village_id, id),
  foreign key (village_id, decided_by) references accounts (village_id, id),
  check ((upheld is null) = (decided_by is null) and (decided_by is null) = (decided_at is null))
);
create index appeals_by_person on appeals (village_id, appealed_by);

-- Messages and likes ---------------------------------------------------------------------------------------------------

-- What happened to somebody's things while they were away; the client has the words.
create table messages (
  village_id uuid not null references villages,
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  kind text not null check (kind in (
    'submission_approved', 'submission_rejected', 'appeal_upheld', 'appeal_dismissed', 'sent_for_you',
    'order_handed_over', 'order_cancelled', 'member_joined')),
  submission_id uuid,
  order_id uuid,
  -- what the sentence needs: name of the rule or goods, points, a member's name; who helped is read from the submission
  about text not null default '',
  points integer,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (village_id, id),
  foreign key (village_id, account_id) references accounts (village_id, id),
  foreign key (village_id, submission_id) references submissions,
  foreign key (village_id, order_id) references orders
);
create index messages_by_account on messages (village_id, account_id, created_at desc, id desc);
create index messages_unread on messages (village_id, account_id) where read_at is null;
create index messages_read on messages (village_id, read_at) where read_at is not null;

create table likes (
  village_id uuid not null,
  submission_id uuid not null,
  account_id uuid not null,
  created_at timestamptz not null,
  primary key (village_id, submission_id, account_id),
  foreign key (village_id, submission_id) references submissions,
  foreign key (village_id, account_id) references accounts (village_id, id)
);
create index likes_by_account on likes (village_id, account_id);

-- What somebody who leaves wrote and said is forgotten with them; nothing else changes the words of a submission.
create function forget_words(wanted_account uuid) returns void
  language sql security definer set search_path = public, pg_temp
as $$
  update submissions set note = '', place = '', voice_note_id = null
  where village_id = current_village() and submitted_by = wanted_account;
  update appeals set words = '' where village_id = current_village() and appealed_by = wanted_account;
$$;
revoke execute on function forget_words(uuid) from public;
grant execute on function forget_words(uuid) to village_points_app;

-- Row-level security and rights ----------------------------------------------------------------------------------------

do $$
declare
  scoped text;
begin
  foreach scoped in array array[
    'uploads', 'upload_pieces', 'voice_notes', 'activities', 'appeals', 'messages', 'likes'
  ] loop
    execute format('alter table %I enable row level security', scoped);
    execute format(
      'create policy own_village on %I using (village_id = current_village()) with check (village_id = current_village())', scoped);
  end loop;
end
$$;

grant select on uploads, upload_pieces, voice_notes, activities, appeals, messages, likes to village_points_app;
grant insert on uploads, upload_pieces, voice_notes, appeals, messages, likes to village_points_app;
grant update (received, resource_id) on uploads to village_points_app;
grant update (withdrawn_at, waiting_since) on submissions to village_points_app;
grant update (released) on submission_photos to village_points_app;
grant update (upheld, decided_by, decided_at) on appeals to village_points_app;
grant update (read_at) on messages to village_points_app;
grant update (unlisted) on households to village_points_app;
-- leaving and housekeeping: what is no evidence of points may go
grant update (name, disabled_at, erased_at) on accounts to village_points_app;
grant update (secret_hash) on identities to village_points_app;
grant delete on uploads, upload_pieces, voice_notes, messages, likes, identities, sessions, idempotency_keys, photos, invitations
  to village_points_app;
