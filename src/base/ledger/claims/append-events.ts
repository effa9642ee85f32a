import { type Kysely, sql } from 'kysely';
import { type ClaimStanding, nextStanding } from '../../claim/index.ts';
import type { Tables } from '../tables.ts';
import type { AppendedEvent, NewClaimEvent } from './claim-words.ts';

type Locked = ClaimStanding & Readonly<{ id: bigint; step: number; codes: readonly string[] }>;
type Written = NewClaimEvent & Readonly<{ step: number }>;

/**
 * Writes down what happened to claims, in the order given, and how they stand after it. What may not follow is not written and told.
 * Called with the transaction of whatever must stand or fall with it.
 */
export async function appendClaimEvents(
  turn: Kysely<Tables>,
  events: readonly NewClaimEvent[],
): Promise<AppendedEvent[]> {
  const standings = await lockClaims(turn, [...new Set(events.map(({ claim }) => claim))]);
  const written: Written[] = [];
  const changed = new Map<bigint, Locked>();
  const answers = events.map((event): AppendedEvent => {
    const { claim, kind, codes = [] } = event;
    const before = changed.get(claim) ?? standings.get(claim);
    const after = before && nextStanding(before, event);
    if (!before || !after || kind === 'received' || kind === 'resubmitted')
      return { claim, kind, written: false, standing: before };
    const step = before.step + 1;
    written.push({ ...event, step });
    changed.set(claim, { ...after, id: claim, step, codes: after === before ? before.codes : codes });
    return { claim, kind, written: true, standing: after };
  });
  if (written.length > 0) {
    await insertEvents(turn, written);
    await updateClaims(turn, [...changed.values()]);
  }
  return answers;
}

/** In the order of ids, so that two batches with the same claims wait for each other. */
async function lockClaims(turn: Kysely<Tables>, ids: readonly bigint[]): Promise<Map<bigint, Locked>> {
  const { rows } = await sql<Locked>`
    select id, version, step, state, stage, appealed_from as "appealedFrom", codes
    from claim where id = any(${ids}::bigint[])
    order by id for update`.execute(turn);
  return new Map(rows.map((row) => [row.id, row]));
}

async function insertEvents(turn: Kysely<Tables>, events: readonly Written[]): Promise<void> {
  await turn
    .insertInto('claim_event')
    .columns([
      'claim',
      'step',
      'version',
      'kind',
      'outcome',
      'actor',
      'controller',
      'processor',
      'codes',
      'detail',
    ])
    .expression(
      sql`select claim, step, version, kind, outcome, actor, controller, processor,
          case when codes = '' then '{}' else string_to_array(codes, ' ') end, detail
        from unnest(
          ${events.map(({ claim }) => claim)}::bigint[], ${events.map(({ step }) => step)}::integer[],
          ${events.map(({ version }) => version)}::integer[], ${events.map(({ kind }) => kind)}::text[],
          ${events.map(({ outcome }) => outcome ?? null)}::text[], ${events.map(({ hand }) => hand.actor)}::text[],
          ${events.map(({ hand }) => hand.controller)}::text[], ${events.map(({ hand }) => hand.processor)}::text[],
          ${events.map(({ codes }) => (codes ?? []).join(' '))}::text[],
          ${events.map(({ detail }) => (detail ? JSON.stringify(detail) : null))}::jsonb[]
        ) as given (claim, step, version, kind, outcome, actor, controller, processor, codes, detail)`,
    )
    .execute();
}

async function updateClaims(turn: Kysely<Tables>, claims: readonly Locked[]): Promise<void> {
  await sql`
    update claim set
      version = given.version, step = given.step, state = given.state, stage = given.stage,
      appealed_from = given.appealed_from,
      -- What is only written down, such as an answer to a version that was replaced, is no change: a claim waits as long as it did.
      changed_at = case when (claim.version, claim.stage) = (given.version, given.stage) then claim.changed_at else now() end,
      codes = case when given.codes = '' then '{}' else string_to_array(given.codes, ' ') end
    from unnest(
      ${claims.map(({ id }) => id)}::bigint[], ${claims.map(({ version }) => version)}::integer[],
      ${claims.map(({ step }) => step)}::integer[], ${claims.map(({ state }) => state)}::text[],
      ${claims.map(({ stage }) => stage)}::text[], ${claims.map(({ appealedFrom }) => appealedFrom)}::text[],
      ${claims.map(({ codes }) => codes.join(' '))}::text[]
    ) as given (id, version, step, state, stage, appealed_from, codes)
    where claim.id = given.id`.execute(turn);
}
