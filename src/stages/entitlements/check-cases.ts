import type { Engine } from '../../base/lake/index.ts';
import type { ProgrammeCase } from './cases.ts';
import { type Decision, decideInSql, decideOne } from './decide.ts';
import { type Explanation, explainDecision } from './explain.ts';
import type { Programme } from './language/index.ts';

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
  const failures: CaseFailure[] = [];
  for (const example of cases) {
    const question = { programme, asOf: example.on };
    const explanation = explainDecision({ ...question, facts: example.facts });
    const [inSql] = await decideInSql(engine, question, [example.facts]);
    const found = { ...seenIn(explanation), sql: inSql };
    const expected = { ...expectedOf(example, explanation), sql: decideOne(question, example.facts) };
    failures.push(...differences(example, expected, found));
  }
  return failures;
}

type Seen = Readonly<{
  answer: Explanation['answer'];
  baht: number | null;
  failed: readonly string[];
  missing: readonly string[];
  since: string | null;
}>;

function seenIn(explanation: Explanation): Seen {
  const { answer, amountSatangAMonth, tree, missing, since } = explanation;
  const failed = tree.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
  const baht = amountSatangAMonth === null ? null : amountSatangAMonth / 100;
  return { answer, baht, failed, missing: [...missing].sort(), since };
}

/** What a case does not say is not tested. */
function expectedOf({ expected }: ProgrammeCase, explanation: Explanation): Seen {
  const seen = seenIn(explanation);
  return {
    answer: expected.answer,
    baht: expected.baht === undefined ? seen.baht : expected.baht,
    failed: expected.failed ?? seen.failed,
    missing: expected.missing ? [...expected.missing].sort() : seen.missing,
    since: expected.since === undefined ? seen.since : expected.since,
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
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'bigint' ? inner.toString() : inner,
  );
}
