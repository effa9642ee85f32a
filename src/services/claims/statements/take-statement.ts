import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type ClaimErrorCode, claimKeyOf, type PayerContent } from '../../../base/claim/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { ClaimHand, Ledger, NewStatementLine, TakenStatement } from '../../../base/ledger/index.ts';
import type { ClaimTokens } from '../submit/index.ts';
import { type ReadStatement, readStatement, type StatementFile } from './read-statement.ts';
import { type StatementRow, satangOf } from './statement-rows.ts';

/** Where statements are taken in. */
export type StatementDesk = Readonly<{
  ledger: Pick<Ledger, 'statements'>;
  content: PayerContent;
  /** What codes of payers mean. */
  errorCodes: readonly ClaimErrorCode[];
  tokens: ClaimTokens;
  hand: ClaimHand;
}>;

/** A file of a payer about one hospital. */
export type StatementSending = Readonly<{ payer: string; hospital: string; file: StatementFile }>;

const CODES = /[\s,;]+/;
const NUMBERED = /^(\d{5})_/;

/**
 * Takes a REP or STM file of a payer for a hospital: what was decided and paid becomes part of the claims' histories. The same file again
 * changes nothing. Throws STATEMENT_UNREADABLE, STATEMENT_LAYOUT_UNKNOWN, STATEMENT_HOSPITALS.
 */
export async function takeStatement(
  { ledger, content, errorCodes, tokens, hand }: StatementDesk,
  { payer, hospital, file }: StatementSending,
): Promise<TakenStatement> {
  const read = await readStatement(file, content.layouts);
  const name = basename(file.name);
  refuseOthers(read, { hospital, name });
  const lines = read.rows.map((row, at) => lineOf(row, { at, name, hospital, tokens, errorCodes, read }));
  return await ledger.statements.take({
    kind: read.layout.kind,
    layout: read.layout.id,
    payer,
    hospital,
    document: read.document ?? name.replace(/\.[^.]*$/, ''),
    hash: `sha256:${createHash('sha256').update(hospital).update(file.bytes).digest('hex')}`,
    lines,
    hand,
  });
}

function refuseOthers(read: ReadStatement, { hospital, name }: Readonly<{ hospital: string; name: string }>) {
  // Payers number their documents by hospital, and STM files name it nowhere else.
  const numbered = NUMBERED.exec(read.document ?? name)?.[1];
  const named = [read.hospital, numbered, ...read.rows.map((row) => row.hospital)];
  const others = new Set(named.flatMap((one) => (one ? [one] : [])));
  others.delete(hospital);
  if (others.size === 0) return;
  const found = [...others].slice(0, 3).join(', ');
  throw problem('STATEMENT_HOSPITALS', { file: name, hospital, found });
}

type LinePlace = Readonly<{
  at: number;
  name: string;
  hospital: string;
  tokens: ClaimTokens;
  errorCodes: readonly ClaimErrorCode[];
  read: ReadStatement;
}>;

function lineOf(row: StatementRow, place: LinePlace): NewStatementLine {
  const { at, name, hospital, tokens, errorCodes, read } = place;
  const money = (word: 'claimed' | 'paid') => {
    const satang = satangOf(row[word] ?? '');
    if (satang !== undefined) return satang;
    throw problem('STATEMENT_UNREADABLE', {
      file: name,
      where: `row ${at + 1}, ${word}`,
      reason: 'this is no amount of money',
    });
  };
  const { hn = '', seq = '', an = '' } = row;
  const isNamed = an !== '' || (hn !== '' && seq !== '');
  const codes = (row.codes ?? '').split(CODES).filter((code) => code !== '' && code !== '-');
  const satang = money('paid');
  return {
    line: at + 1,
    transaction: row.transaction || null,
    key: isNamed ? tokens.claim(claimKeyOf({ hospital, hn, seq, an: an || null })) : null,
    codes,
    claimedSatang: money('claimed'),
    satang,
    decision: read.layout.kind === 'rep' ? decisionOf(codes, satang, errorCodes) : null,
  };
}

/** A code to correct stands for itself; any other with nothing paid is a refusal, and with money only a remark. */
function decisionOf(
  codes: readonly string[],
  satang: number | null,
  errorCodes: readonly ClaimErrorCode[],
): NewStatementLine['decision'] {
  if (codes.some((code) => errorCodes.find((one) => one.code === code)?.kind === 'correct'))
    return 'incomplete';
  return codes.length > 0 && !satang ? 'rejected' : 'approved';
}
