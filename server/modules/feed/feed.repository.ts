import { sql } from 'kysely'
import type { Column } from '../../../types/contract/rules'
import type { Tx } from '../../database/client'

// A literal, because a prepared statement finds a partial index by constants alone.
const approved = sql.lit('approved' as const)

export interface FeedRow {
  id: string
  ruleName: string
  column: Column
  /** null where the household does not want it. */
  household: string | null
  points: number
  /** Day in Asia/Shanghai, YYYY-MM-DD. */
  approvedOn: string
  photos: { id: string; width: number; height: number }[]
  likes: number
  liked: boolean
}

interface Wanted {
  column: Column | null
  /** Only what stands behind this submission. */
  behind: string | null
  /** Who asks. */
  accountId: string
  limit: number
}

/**
 * Approved submissions, newest first: the newest of each rule through submissions_approved, and of those the newest.
 * Anonymous reports are not among them: a photo's place in time, held against the boards, would tell who reported.
 */
export async function listFeed(tx: Tx, villageId: string, { column, behind, accountId, limit }: Wanted): Promise<FeedRow[]> {
  const further = behind === null ? sql`` : sql`and (reviewed_at, id) < (
    select reviewed_at, id from submissions where village_id = ${villageId} and id = ${behind} and status = ${approved}
  )`
  const { rows } = await sql<FeedRow>`
    with newest as (
      select s.id, s.household_id, s.points, s.reviewed_at, r.name as rule_name, r."column"
      from rules r
      cross join lateral (
        select * from submissions
        where village_id = ${villageId} and rule_id = r.id and status = ${approved} ${further}
        order by reviewed_at desc, id desc
        limit ${limit}
      ) s
      where r.village_id = ${villageId} and not r.anonymous and (${column}::text is null or r."column" = ${column})
      order by s.reviewed_at desc, s.id desc
      limit ${limit}
    )
    select n.id, n.rule_name, n."column", n.points,
      case when not h.unlisted then h.label end as household,
      to_char(n.reviewed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as approved_on,
      (
        select coalesce(json_agg(json_build_object('id', p.id, 'width', p.width, 'height', p.height) order by sp.position), '[]')
        from submission_photos sp join photos p on p.village_id = sp.village_id and p.id = sp.photo_id
        where sp.village_id = ${villageId} and sp.submission_id = n.id
      ) as photos,
      (select count(*)::int from likes l where l.village_id = ${villageId} and l.submission_id = n.id) as likes,
      exists (
        select from likes l where l.village_id = ${villageId} and l.submission_id = n.id and l.account_id = ${accountId}
      ) as liked
    from newest n
    join households h on h.village_id = ${villageId} and h.id = n.household_id
    order by n.reviewed_at desc, n.id desc
  `.execute(tx)
  return rows
}

export async function isInFeed(tx: Tx, villageId: string, submissionId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('submissions as s')
    .innerJoin('rules as r', (join) => join.onRef('r.villageId', '=', 's.villageId').onRef('r.id', '=', 's.ruleId'))
    .select('s.id')
    .where('s.villageId', '=', villageId)
    .where('s.id', '=', submissionId)
    .where('s.status', '=', 'approved')
    .where('r.anonymous', '=', false)
    .executeTakeFirst()
  return row !== undefined
}

export interface Like {
  villageId: string
  submissionId: string
  accountId: string
}

/** Once per account, however often it is asked for. */
export async function insertLike(tx: Tx, like: Like, createdAt: Date): Promise<void> {
  await tx.insertInto('likes').values({ ...like, createdAt }).onConflict((conflict) => conflict.doNothing()).execute()
}

export async function deleteLike(tx: Tx, { villageId, submissionId, accountId }: Like): Promise<void> {
  await tx
    .deleteFrom('likes')
    .where('villageId', '=', villageId)
    .where('submissionId', '=', submissionId)
    .where('accountId', '=', accountId)
    .execute()
}

export async function countLikes(tx: Tx, villageId: string, submissionId: string): Promise<number> {
  const { likes } = await tx
    .selectFrom('likes')
    .select(sql<number>`count(*)::int`.as('likes'))
    .where('villageId', '=', villageId)
    .where('submissionId', '=', submissionId)
    .executeTakeFirstOrThrow()
  return likes
}
