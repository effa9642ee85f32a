import type { Engine } from '../../../base/lake/index.ts';
import { type Decision, decideOne } from '../decide.ts';
import { type Explanation, explainDecision } from '../explain/index.ts';
import type { Programme } from '../language/index.ts';
import { decideCasesInSql } from './cases-in-sql.ts';
import type { ProgrammeCase } from './read-cases.ts';

/** What differs between what a case expects and what came out; nothing when the case holds. */
export type CaseFailure = Readonly<{
  case: string;
  on: string;
  differs: string;
  expected: unknown;
  found: unknown;
}>;

/** Runs a programme's cases through SQL and through the tree, and tells every difference. */
export async function checkCases(
  engine: Engine,
  programme: Programme,
  cases: readonly ProgrammeCase[],
): Promise<CaseFailure[]> {
  const inSql = await decideCasesInSql(engine, programme, cases);
  return cases.flatMap((example) => {
    const { facts, circle, on: asOf, knownOn } = example;
    const explanation = explainDecision({ programme, asOf, knownOn, facts, circle });
    const found = seenIn(explanation);
    const expected = expectedOf(example, found);
    const sql = inSql.get(example);
    const tree = sql && decideOne({ programme, asOf }, facts, circle);
    return differences(example, { ...expected, sql: tree }, { ...found, sql });
  });
}

type Seen = Readonly<{
  answer: Explanation['answer'];
  satang: number | null;
  failed: readonly string[];
  missing: readonly string[];
  since: string | null;
  exception: string | null;
  caps: readonly string[];
  overlays: readonly string[];
  holder: boolean | null;
}>;

function seenIn({ answer, amountSatang, amount, tree, ...explanation }: Explanation): Seen {
  const idsOf = (list: readonly Readonly<{ id: string }>[]) => list.map(({ id }) => id).sort();
  return {
    answer,
    satang: amountSatang,
    failed: idsOf(tree.filter(({ outcome }) => outcome === 'failed')),
    missing: [...explanation.missing].sort(),
    since: explanation.since,
    exception: explanation.decidedBy,
    caps: idsOf(amount?.caps.filter(({ isReached }) => isReached) ?? []),
    overlays: idsOf(amount?.overlays.filter(({ outcome }) => outcome === 'passed') ?? []),
    holder: explanation.holder?.isHolder ?? null,
  };
}

/** What a case does not say is not tested. */
function expectedOf({ expected }: ProgrammeCase, seen: Seen): Seen {
  const { satang, failed, missing, since, exception, caps, overlays, holder } = expected;
  const sorted = (list: readonly string[]) => [...list].sort();
  return {
    answer: expected.answer,
    satang: satang === undefined ? seen.satang : satang === null ? null : Number(satang),
    failed: failed ? sorted(failed) : seen.failed,
    missing: missing ? sorted(missing) : seen.missing,
    since: since === undefined ? seen.since : since,
    exception: exception === undefined ? seen.exception : exception,
    caps: caps ? sorted(caps) : seen.caps,
    overlays: overlays ? sorted(overlays) : seen.overlays,
    holder: holder === undefined ? seen.holder : holder,
  };
}

type Compared = Seen & Readonly<{ sql: Decision | undefined }>;

function differences(example: ProgrammeCase, expected: Compared, found: Compared): CaseFailure[] {
  const told = Object.entries(found);
  return Object.entries(expected).flatMap(([differs, value]) => {
    const other = told.find(([name]) => name === differs)?.[1];
    if (write(value) === write(other)) return [];
    return [{ case: example.case, on: example.on, differs, expected: value, found: other }];
  });
}

function write(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner)) ??
    ''
  );
}
