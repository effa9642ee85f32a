import type { Claim, PayerContent, StatementLayout } from '../../../base/claim/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { Keys } from '../../../base/keys/index.ts';
import type { DecidedClaim, Ledger } from '../../../base/ledger/index.ts';
import { BUDDHIST_ERA_OFFSET, dayOf } from '../../../base/model/index.ts';
import { bahtText } from '../converters/index.ts';
import { openClaims } from '../submit/index.ts';
import type { StatementFormat, StatementRow } from './statement-rows.ts';
import { writeStatement } from './write-statement.ts';

/** Where statements are made for hospitals from what payers answered. */
export type HospitalStatementDesk = Readonly<{
  ledger: Pick<Ledger, 'statements' | 'claims' | 'payers'>;
  keys: Keys;
  content: PayerContent;
  timeZone: string;
  now: () => Date;
}>;

/** Which statement: of what a payer decided between two moments, or of one batch that was cut off. */
export type HospitalStatementOrder = Readonly<{
  kind: 'rep' | 'stm';
  payer: string;
  hospital: string;
  from?: Date | undefined;
  to?: Date | undefined;
  batch?: string | undefined;
  format: StatementFormat;
}>;

/** A statement file, under the name that hospitals' programs expect. */
export type MadeStatement = Readonly<{
  name: string;
  bytes: Buffer;
  rows: number;
  satang: number;
  /** Whose data are in it. */
  claims: readonly bigint[];
}>;

/** Makes a REP or STM file for a hospital, in the columns of its payer. Throws PAYER_UNKNOWN. */
export async function makeHospitalStatement(
  desk: HospitalStatementDesk,
  order: HospitalStatementOrder,
): Promise<MadeStatement> {
  const { kind, hospital, format } = order;
  const layout = layoutOf(desk.content, order);
  const decided = (await desk.ledger.statements.decided(order)).filter(
    ({ batch }) => kind === 'rep' || batch !== null,
  );
  const claims = await openDecided(desk, decided);
  const today = thaiDay(dayOf(desk.now(), desk.timeZone));
  const document = order.batch ?? documentOf(order, today);
  const rows = decided.map((one, at) => rowOf(one, claims.get(one.parcel), { at, document, desk }));
  const head = { document, hospital, writtenOn: today };
  const bytes = await writeStatement({ layout, head, rows }, format);
  const satang = decided.reduce((sum, one) => sum + (one.satang ?? 0), 0);
  const ids = decided.map(({ claim }) => claim);
  return { name: `${document}.${format}`, bytes, rows: rows.length, satang, claims: ids };
}

function layoutOf(content: PayerContent, { payer, kind }: HospitalStatementOrder): StatementLayout {
  const found = content.payers.find(({ id }) => id === payer);
  const layout = content.layouts.find(({ id }) => id === found?.statements[kind]);
  if (layout) return layout;
  throw problem('PAYER_UNKNOWN', { payer, known: content.payers.map(({ id }) => id).join(', ') });
}

function documentOf({ kind, payer, hospital }: HospitalStatementOrder, today: string): string {
  return `${kind === 'rep' ? 'eclaim' : 'stm'}_${hospital}_${payer}_${today.split('/').toReversed().join('')}`;
}

async function openDecided(
  desk: HospitalStatementDesk,
  decided: readonly DecidedClaim[],
): Promise<Map<bigint, Claim>> {
  const places = await desk.ledger.payers.placesOf(decided.map(({ parcel }) => ({ id: parcel })));
  const kept = new Map(
    (await desk.ledger.claims.find(decided.map(({ claim }) => claim))).map((claim) => [claim.id, claim]),
  );
  const wanted = decided.flatMap(({ parcel, claim }) => {
    const [found, place] = [kept.get(claim), places.get(parcel)];
    return found && place ? [{ parcel, at: { ...found, upload: place.upload, place: place.place } }] : [];
  });
  const opened = await openClaims(
    { book: desk.ledger.claims, keys: desk.keys },
    wanted.map(({ at }) => at),
  );
  const parcels = new Map(wanted.map(({ parcel, at }) => [at, parcel]));
  return new Map(opened.map(({ kept: at, claim }) => [parcels.get(at) ?? 0n, claim]));
}

type RowPlace = Readonly<{ at: number; document: string; desk: HospitalStatementDesk }>;

function rowOf(one: DecidedClaim, claim: Claim | undefined, { at, document }: RowPlace): StatementRow {
  const { patient, right, service } = claim ?? {};
  return {
    rep: document,
    line: String(at + 1),
    transaction: one.transaction ?? '',
    hn: claim?.hn ?? '',
    an: claim?.an ?? '',
    seq: claim?.seq ?? '',
    number: patient?.number ?? '',
    name: [patient?.title, patient?.givenName, patient?.familyName].filter(Boolean).join(' '),
    kind: claim?.kind ?? '',
    from: thaiTime(service?.from),
    to: thaiTime(service?.to),
    scheme: one.scheme,
    subScheme: right?.subScheme ?? '',
    hospital: one.hospital,
    mainHospital: right?.mainHospital ?? '',
    claimed: bahtText(one.claimedSatang),
    ownPaid: bahtText(one.chargedSatang - one.claimedSatang),
    paid: bahtText(one.satang ?? 0),
    codes: one.codes.join(' '),
    invoice: claim?.invoice.number ?? '',
    invoiceItem: claim?.invoice.item ?? '',
    origin: 'FDH',
  };
}

const DAY_LETTERS = 10;

/** A day as Thai files have it: 31/12/2569. */
function thaiDay(day: string): string {
  const [year = '', month = '', date = ''] = day.slice(0, DAY_LETTERS).split('-');
  return `${date}/${month}/${Number(year) + BUDDHIST_ERA_OFFSET}`;
}

function thaiTime(moment: string | null | undefined): string {
  if (!moment) return '';
  return `${thaiDay(moment)} ${moment.slice(DAY_LETTERS + 1)}`.trim();
}
