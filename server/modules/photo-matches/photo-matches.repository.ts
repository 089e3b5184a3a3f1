import { sql } from 'kysely'
import type { Tx } from '../../database/client'

/** One submission of a village at a time, until its transaction ends. */
export async function lockComparison(tx: Tx, villageId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`photos alike ${villageId}`}, 0))`.execute(tx)
}

/** The photos of a submission in their order, with their hashes. */
export async function hashesOf(tx: Tx, villageId: string, submissionId: string) {
  return tx
    .selectFrom('submissionPhotos as s')
    .innerJoin('photos as p', (join) => join.onRef('p.villageId', '=', 's.villageId').onRef('p.id', '=', 's.photoId'))
    .select(['p.id', 'p.perceptualHash as hash', 's.position'])
    .where('s.villageId', '=', villageId)
    .where('s.submissionId', '=', submissionId)
    .orderBy('s.position')
    .execute()
}

export interface Alike {
  photoId: string
  submissionId: string
  distance: number
}

interface Likeness {
  hash: string
  /** In how many of the 64 bits two hashes may differ. */
  within: number
  /** The values of each band in which all that differ in no more are found. */
  bands: Record<'a' | 'b' | 'c' | 'd', number[]>
}

/**
 * Photos of other submissions that look like a hash, the closest first and of those the newest. What the submission is
 * another try of is no other one.
 */
export async function findAlike(
  tx: Tx, villageId: string, { submissionId, limit, hash, within, bands }: Likeness & { submissionId: string; limit: number }
): Promise<Alike[]> {
  // one scan for each band, of its index alone; an "or" would have to read the rows themselves
  const inBand = sql.join(Object.entries(bands).map(([band, wanted]) => sql`
      select id, bit_count((perceptual_hash # ${hash}::bigint)::bit(64))::int as distance
      from photos
      where village_id = ${villageId} and ${sql.ref(`band_${band}`)} = any(${wanted}::int[])
        and bit_count((perceptual_hash # ${hash}::bigint)::bit(64)) <= ${within}`), sql` union `)
  const { rows } = await sql<Alike>`
    with recursive tries as (
      select id, resubmission_of from submissions where village_id = ${villageId} and id = ${submissionId}
      union all
      select s.id, s.resubmission_of from submissions s join tries t on s.id = t.resubmission_of where s.village_id = ${villageId}
    ),
    alike as (${inBand}
    ),
    used as (
      -- a photo that was tried anew belongs to the last try
      select distinct on (a.id) a.id, a.distance, s.id as submission_id, s.created_at
      from alike a
      join submission_photos sp on sp.village_id = ${villageId} and sp.photo_id = a.id
      join submissions s on s.village_id = sp.village_id and s.id = sp.submission_id
      where s.id not in (select id from tries)
      order by a.id, s.created_at desc, s.id
    )
    select id as photo_id, submission_id, distance from used
    where id not in (select photo_id from submission_photos where village_id = ${villageId} and submission_id = ${submissionId})
    order by distance, created_at desc, id
    limit ${limit}`.execute(tx)
  return rows
}

export interface NewMatch {
  villageId: string
  submissionId: string
  photoId: string
  otherSubmissionId: string
  otherPhotoId: string
  distance: number
}

export async function insertMatches(tx: Tx, matches: NewMatch[]): Promise<void> {
  if (matches.length > 0) await tx.insertInto('photoMatches').values(matches).execute()
}

/** What was found for these submissions, the closest first. */
export async function listMatches(tx: Tx, villageId: string, submissionIds: readonly string[]) {
  return tx
    .selectFrom('photoMatches as m')
    .innerJoin('photos as p', (join) => join.onRef('p.villageId', '=', 'm.villageId').onRef('p.id', '=', 'm.photoId'))
    .innerJoin('photos as q', (join) => join.onRef('q.villageId', '=', 'm.villageId').onRef('q.id', '=', 'm.otherPhotoId'))
    .innerJoin('submissions as s', (join) => join.onRef('s.villageId', '=', 'm.villageId').onRef('s.id', '=', 'm.otherSubmissionId'))
    .innerJoin('rules as r', (join) => join.onRef('r.villageId', '=', 's.villageId').onRef('r.id', '=', 's.ruleId'))
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 's.villageId').onRef('h.id', '=', 's.householdId'))
    .select([
      'm.submissionId', 'm.distance', 'm.photoId', 'p.width', 'p.height', 'm.otherPhotoId', 'q.width as otherWidth',
      'q.height as otherHeight', 'm.otherSubmissionId', 's.status', 's.createdAt', 'r.name as rule', 'h.id as householdId', 'h.label'
    ])
    .select(sql<boolean>`p.sha256 = q.sha256`.as('sameFile'))
    .where('m.villageId', '=', villageId)
    .where('m.submissionId', '=', (eb) => eb.fn.any(eb.val(submissionIds as string[])))
    .orderBy('m.distance')
    .orderBy('s.createdAt', 'desc')
    .orderBy('m.photoId')
    .orderBy('m.otherPhotoId')
    .execute()
}
