import { type Kysely, sql, type Transaction } from 'kysely';
import { appendClaimEvents } from '../claims/append-events.ts';
import type { NewClaimEvent } from '../claims/claim-words.ts';
import type { Tables } from '../tables.ts';
import type {
  KeptStatement,
  NewStatement,
  NewStatementLine,
  ReconciledRow,
  ReconcileQuestion,
  TakenStatement,
} from './statement-words.ts';

type Turn = Transaction<Tables>;

const COLUMNS = ['id', 'at', 'kind', 'layout', 'payer', 'hospital', 'document', 'lines', 'satang'] as const;
const NOTHING_PAID = 0;

/**
 * Takes a statement: finds the claims of its lines and says of those that were paid that they are settled. The same bytes a second time
 * change nothing.
 */
export async function takeStatement(turn: Turn, statement: NewStatement): Promise<TakenStatement> {
  const { kind, layout, payer, hospital, document, hash, lines, hand } = statement;
  const satang = lines.reduce((sum, line) => sum + BigInt(line.satang ?? 0), 0n);
  const head = await turn
    .insertInto('statement')
    .values({ kind, layout, payer, hospital, document, hash, lines: lines.length, satang, actor: hand.actor })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .returning(COLUMNS)
    .executeTakeFirst();
  if (!head) return { ...(await getByHash(turn, hash)), repeated: true, found: 0, moved: 0 };
  const claims = await findClaims(turn, statement);
  await writeLines(turn, { id: head.id, lines, claims });
  const tell = kind === 'stm' ? tellSettled : tellDecided;
  const moved = await tell(turn, { statement, claims });
  return { ...head, satang: Number(head.satang), repeated: false, found: claims.size, moved };
}

async function getByHash(turn: Turn, hash: string): Promise<KeptStatement> {
  const row = await turn
    .selectFrom('statement')
    .select(COLUMNS)
    .where('hash', '=', hash)
    .executeTakeFirstOrThrow();
  return { ...row, satang: Number(row.satang) };
}

/** The claim of each line: by the payer's own number of the transaction, else by hospital with visit or stay. Of another hospital it is none. */
async function findClaims(
  turn: Turn,
  { payer, hospital, lines }: NewStatement,
): Promise<Map<number, bigint>> {
  const { rows } = await sql<{ line: number; claim: bigint }>`
    select given.line, coalesce(
      (select parcel.claim_id from payer_answer as answer join payer_parcel as parcel on parcel.id = answer.parcel_id
        where answer.payer = ${payer} and answer.transaction_id = given.transaction_id
          and parcel.hospital = ${hospital} limit 1),
      (select claim.id from claim where claim.key = given.key and claim.hospital = ${hospital})
    ) as claim
    from unnest(
      ${lines.map(({ line }) => line)}::integer[], ${lines.map(({ transaction }) => transaction)}::text[],
      ${lines.map(({ key }) => key)}::bytea[]
    ) as given (line, transaction_id, key)`.execute(turn);
  return new Map(rows.filter(({ claim }) => claim !== null).map(({ line, claim }) => [line, claim]));
}

type Lines = Readonly<{
  id: bigint;
  lines: readonly NewStatementLine[];
  claims: ReadonlyMap<number, bigint>;
}>;

async function writeLines(turn: Turn, { id, lines, claims }: Lines): Promise<void> {
  await sql`
    insert into statement_line (statement_id, line, transaction_id, claim_id, codes, claimed_satang, satang)
    select ${id}, line, transaction_id, claim_id,
      case when codes = '' then '{}' else string_to_array(codes, ' ') end, claimed_satang, satang
    from unnest(
      ${lines.map(({ line }) => line)}::integer[], ${lines.map(({ transaction }) => transaction)}::text[],
      ${lines.map(({ line }) => claims.get(line) ?? null)}::bigint[],
      ${lines.map(({ codes }) => codes.join(' '))}::text[],
      ${lines.map(({ claimedSatang }) => claimedSatang)}::bigint[], ${lines.map(({ satang }) => satang)}::bigint[]
    ) as given (line, transaction_id, claim_id, codes, claimed_satang, satang)`.execute(turn);
}

type Settling = Readonly<{ statement: NewStatement; claims: ReadonlyMap<number, bigint> }>;

/** What a payer decided and told in a file only; what it told by its API already may not happen again and so does not. */
async function tellDecided(turn: Turn, { statement, claims }: Settling): Promise<number> {
  const kept = await currentVersions(turn, [...new Set(claims.values())]);
  const events = statement.lines.flatMap(
    ({ line, decision, codes, satang, transaction }): NewClaimEvent[] => {
      const claim = claims.get(line);
      const version = claim === undefined ? undefined : kept.get(claim);
      if (claim === undefined || version === undefined || decision === null) return [];
      const { payer, document, hand } = statement;
      return [
        { claim, version, kind: decision, hand, codes, detail: { payer, document, satang, transaction } },
      ];
    },
  );
  const told = await appendClaimEvents(turn, events);
  return told.filter(({ written }) => written).length;
}

async function currentVersions(turn: Turn, ids: readonly bigint[]): Promise<Map<bigint, number>> {
  if (ids.length === 0) return new Map();
  const rows = await turn
    .selectFrom('claim')
    .select(['id', 'version'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** A payer that pays a claim has cut it off, whether we did or not. Tells how many claims were settled by it. */
async function tellSettled(turn: Turn, { statement, claims }: Settling): Promise<number> {
  const paid = new Map<bigint, number>();
  for (const { line, satang } of statement.lines) {
    const claim = claims.get(line);
    if (claim !== undefined) paid.set(claim, (paid.get(claim) ?? NOTHING_PAID) + (satang ?? 0));
  }
  const versions = await currentVersions(turn, [...paid.keys()]);
  const events = [...versions].flatMap(([id, version]): NewClaimEvent[] => {
    const detail = { payer: statement.payer, document: statement.document, satang: paid.get(id) ?? 0 };
    const parts = { claim: id, version, hand: statement.hand, detail };
    return [
      { ...parts, kind: 'cut-off' },
      { ...parts, kind: 'settled' },
    ];
  });
  const told = await appendClaimEvents(turn, events);
  return told.filter(({ kind, written }) => kind === 'settled' && written).length;
}

/** Statements that were taken, the latest first. */
export async function listStatements(
  database: Kysely<Tables>,
  { hospital, limit }: Readonly<{ hospital?: string | undefined; limit: number }>,
): Promise<KeptStatement[]> {
  const rows = await database
    .selectFrom('statement')
    .select(COLUMNS)
    .$if(hospital !== undefined, (query) => query.where('hospital', '=', hospital ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, satang: Number(row.satang) }));
}

/** Claims that were cut off or paid, with what was paid of each, and lines of payments that belong to no claim. */
export async function readReconciled(
  database: Kysely<Tables>,
  question: ReconcileQuestion,
): Promise<ReconciledRow[]> {
  const { payer } = question;
  const hospital = question.hospital ?? null;
  const period = question.period ?? null;
  const { rows } = await sql<Omit<ReconciledRow, 'claimedSatang'> & { claimedSatang: string }>`
    with paid as (
      select line.claim_id, statement.hospital, json_agg(json_build_object(
        'document', statement.document, 'line', line.line, 'transaction', line.transaction_id, 'satang', coalesce(line.satang, 0)
      ) order by statement.id, line.line) as lines
      from statement_line as line join statement on statement.id = line.statement_id
      where statement.kind = 'stm' and statement.payer = ${payer}
        and (${hospital}::text is null or statement.hospital = ${hospital})
        and (${period}::text is null or position(${period} in statement.document) > 0)
      group by line.claim_id, statement.hospital,
        case when line.claim_id is null then statement.id::text || ' ' || line.line::text end
    ), due as (
      select claim.id, claim.hospital, sum(due.satang)::bigint as satang
      from cut_off_claim as due
      join cut_off_batch as batch on batch.id = due.batch_id and batch.payer = ${payer}
      join claim on claim.id = due.claim_id
      where (${hospital}::text is null or claim.hospital = ${hospital})
        and (${period}::text is null or batch.period = ${period})
      group by claim.id, claim.hospital
    )
    select coalesce(due.id, paid.claim_id) as claim, coalesce(due.hospital, paid.hospital) as hospital,
      coalesce(due.satang, claim.charged_satang - claim.paid_satang, 0)::text as "claimedSatang",
      coalesce(paid.lines, '[]'::json) as paid
    from due full join paid on paid.claim_id = due.id
    left join claim on claim.id = paid.claim_id
    order by 2, 1`.execute(database);
  return rows.map((row) => ({ ...row, claimedSatang: Number(row.claimedSatang) }));
}
