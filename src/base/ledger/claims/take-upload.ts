import { type Kysely, sql } from 'kysely';
import { RESUBMITTABLE } from '../../claim/index.ts';
import { problem } from '../../errors/index.ts';
import type { Tables } from '../tables.ts';
import type { ClaimHead, NewUpload, TakenClaim, UploadReceipt } from './claim-words.ts';

type TakenRow = Readonly<{
  upload: bigint;
  claim: bigint | null;
  place: number | null;
  version: number | null;
}>;

/**
 * Keeps an upload with its claims and their first events in one statement, which is one transaction: whoever is told of it finds all of it
 * after a power cut. The same content at the same moment waits for the first and then changes nothing. Claims go in the order of their
 * keys, so that two uploads with the same claims wait for each other and never lock.
 */
export async function takeUpload(database: Kysely<Tables>, upload: NewUpload): Promise<UploadReceipt> {
  const { rows } = await insertAll(upload).execute(database);
  const [first] = rows;
  if (!first) return findRepeated(database, upload);
  const taken = new Map(rows.flatMap((row) => (row.place === null ? [] : [[row.place, row] as const])));
  const left = upload.claims.filter((_claim, place) => !taken.has(place));
  const known = await findKnown(database, left);
  const claims = upload.claims.map((head, place): TakenClaim => {
    const row = taken.get(place);
    if (row?.claim) return { claim: row.claim, place, taken: row.version === 1 ? 'new' : 'version' };
    const kept = known.get(head.key.toString('base64'));
    return { claim: kept?.id ?? 0n, place, taken: kept?.content.equals(head.content) ? 'same' : 'past' };
  });
  return { receipt: upload.receipt, upload: first.upload, repeated: false, claims };
}

function insertAll(upload: NewUpload) {
  const { receipt, hospital, api, form, period, content, sizeBytes, rows, hand, sealed, claims } = upload;
  const { actor, controller, processor } = hand;
  const { generation, wrapped } = sealed.key;
  const column = <Value>(of: (claim: ClaimHead) => Value) => claims.map(of);
  return sql<TakenRow>`
    with kept as (
      insert into claim_upload (
        receipt, hospital, api, form, period, content, actor, size_bytes, file_rows, claims,
        generation, wrapped, sealed_files, sealed_claims
      ) values (
        ${receipt}, ${hospital}, ${api}, ${form}, ${period}, ${content}, ${actor}, ${sizeBytes}, ${rows}, ${claims.length},
        ${generation}, ${wrapped}, ${sealed.files}, ${sealed.claims}
      )
      -- Of any kind: sent twice at the same moment, the receipt may be found taken before the content is.
      on conflict do nothing
      returning id
    ),
    given as (
      select * from unnest(
        ${column(({ key }) => key)}::bytea[], ${column(({ kind }) => kind)}::text[], ${column(({ person }) => person)}::bytea[],
        ${column(({ scheme }) => scheme)}::text[], ${column(({ from }) => from)}::timestamp[], ${column(({ to }) => to)}::timestamp[],
        ${column(({ serviceDay }) => serviceDay)}::date[], ${column(({ chargedSatang }) => chargedSatang)}::bigint[],
        ${column(({ paidSatang }) => paidSatang)}::bigint[], ${column(({ content: digest }) => digest)}::bytea[],
        ${claims.map((_claim, place) => place)}::integer[]
      ) as given (key, kind, person, scheme, from_at, to_at, service_day, charged, paid, content, place)
    ),
    taken as (
      insert into claim (
        key, hospital, kind, person, scheme, from_at, to_at, service_day, charged_satang, paid_satang, content,
        upload, place, version, step, state, stage
      )
      select
        given.key, ${hospital}, given.kind, given.person, given.scheme, given.from_at, given.to_at, given.service_day,
        given.charged, given.paid, given.content, kept.id, given.place, 1, 1, 'received', 'received'
      from given cross join kept
      order by given.key
      on conflict (key) do update set
        person = excluded.person, scheme = excluded.scheme, from_at = excluded.from_at, to_at = excluded.to_at,
        service_day = excluded.service_day, charged_satang = excluded.charged_satang, paid_satang = excluded.paid_satang,
        content = excluded.content, upload = excluded.upload, place = excluded.place, version = claim.version + 1,
        step = claim.step + 1, state = 'received', stage = 'resubmitted', appealed_from = null, codes = '{}', changed_at = now()
      where claim.content <> excluded.content and claim.stage = any(${[...RESUBMITTABLE]}::text[])
      returning id, place, version, step
    ),
    written as (
      insert into claim_event (claim, step, version, kind, actor, controller, processor, upload, place)
      select
        taken.id, taken.step, taken.version, case when taken.version = 1 then 'received' else 'resubmitted' end,
        ${actor}, ${controller}, ${processor}, kept.id, taken.place
      from taken cross join kept
    )
    select kept.id as upload, taken.id as claim, taken.place, taken.version from kept left join taken on true`;
}

/** The first one is committed by now: a conflict is told only once it is. */
async function findRepeated(
  database: Kysely<Tables>,
  { hospital, period, content, receipt }: NewUpload,
): Promise<UploadReceipt> {
  const found = await database
    .selectFrom('claim_upload')
    .select(['id', 'receipt'])
    .where('hospital', '=', hospital)
    .where('period', '=', period)
    .where('content', '=', content)
    .executeTakeFirst();
  if (!found)
    throw problem('LEDGER_UNAVAILABLE', { reason: `the upload ${receipt} was taken away meanwhile` });
  return { receipt: found.receipt, upload: found.id, repeated: true, claims: [] };
}

async function findKnown(database: Kysely<Tables>, claims: readonly ClaimHead[]) {
  if (claims.length === 0) return new Map<string, Readonly<{ id: bigint; content: Buffer }>>();
  const keys = claims.map(({ key }) => key);
  const found = await database
    .selectFrom('claim')
    .select(['id', 'key', 'content'])
    .where('key', 'in', keys)
    .execute();
  return new Map(found.map(({ key, id, content }) => [key.toString('base64'), { id, content }]));
}
