import type { Row } from '../../../../base/lake/index.ts';
import type { Text } from '../../../../base/model/index.ts';
import {
  type Explanation,
  type Known,
  monthly,
  type Programme,
} from '../../../../stages/entitlements/index.ts';
import type { Reading } from '../../reading.ts';
import { type ReadBefore, readKnown } from '../known.ts';
import { lawOf } from './explanation.ts';

/** The one thing that decides a right: which statement of the rules it is, and where the law says so. */
export type DecidingReason = Readonly<{
  kind: 'no-version' | 'held-by-other' | 'exception' | 'all-passed' | 'fails' | 'lacks' | 'none';
  text: Text | null;
  /** How many conditions are met, where all are. */
  conditions: number;
  law: Text | null;
  verified: boolean;
}>;

/** A programme and how it stands with a person: the verdict and what decides it; the whole tree is asked for by itself. */
export type RightAnswer = Readonly<{
  programme: string;
  title: Text;
  period: Programme['period'];
  answer: Explanation['answer'];
  standing: 'gets' | 'could-get' | 'cannot-say' | 'not-entitled';
  amountSatang: number | null;
  amountSatangAMonth: number | null;
  paidSatangAMonth: number | null;
  since: string | null;
  reason: DecidingReason;
  /** Names of the facts whose absence keeps the answer or its amount open. */
  missing: string[];
  verified: boolean;
}>;

/** How every programme stands with a person on the set's own day. */
export async function rightsOf(
  reading: Reading,
  person: Readonly<{ key: bigint; profile: Row }>,
  before: ReadBefore,
): Promise<RightAnswer[]> {
  return rightsBy(reading, person.profile, await readKnown(reading, person, before)).map(
    ({ right }) => right,
  );
}

/** A right, and the whole explanation it is drawn from. */
export type ExplainedRight = Readonly<{ programme: Programme; right: RightAnswer; explanation: Explanation }>;

/** How every programme stands with a person of whom so much is known. */
export function rightsBy(reading: Reading, profile: Row, known: Known): ExplainedRight[] {
  const explained = reading.explainRights(known);
  return reading.country.programmes.flatMap((programme, place) => {
    const explanation = explained[place];
    return explanation ? [{ programme, explanation, right: rightOf(programme, profile, explanation) }] : [];
  });
}

const STANDINGS = {
  eligible: 'could-get',
  'cannot-tell': 'cannot-say',
  'not-eligible': 'not-entitled',
} as const;

function rightOf(programme: Programme, profile: Row, explanation: Explanation): RightAnswer {
  const paid = paidOf(profile, programme);
  const { answer, amountSatang, amountSatangAMonth, holder, since, missing, verified } = explanation;
  return {
    programme: programme.id,
    title: programme.title,
    period: explanation.period,
    answer,
    // What another member holds for the whole house is nothing this person could still get.
    standing: paid ? 'gets' : holder?.isHolder === false ? 'not-entitled' : STANDINGS[answer],
    amountSatang,
    amountSatangAMonth,
    paidSatangAMonth:
      paid === true || paid === null ? paid && amountSatangAMonth : byTheMonth(programme, paid),
    since,
    reason: reasonOf(explanation),
    missing: [...missing],
    verified,
  };
}

const NOTHING = { text: null, conditions: 0, law: null, verified: true } as const;

/** An exception that decided, else the condition that fails, else the one that cannot be told. */
function reasonOf(explanation: Explanation): DecidingReason {
  const { version, answer, holder, tree, exceptions, amount } = explanation;
  if (!version) return { kind: 'no-version', ...NOTHING };
  if (answer === 'eligible' && holder?.isHolder === false) return { kind: 'held-by-other', ...NOTHING };
  const decided = exceptions.find(({ decides }) => decides);
  if (decided) return statementReason('exception', decided);
  if (answer === 'eligible') {
    const law = amount?.law ?? tree[0]?.law;
    return { kind: 'all-passed', ...NOTHING, conditions: tree.length, ...(law ? named(law) : {}) };
  }
  const failed = tree.find(({ outcome }) => outcome === 'failed');
  if (failed) return statementReason('fails', failed);
  const isOpen = ({ outcome }: Readonly<{ outcome: string }>) => outcome === 'unknown';
  const open = tree.find(isOpen) ?? exceptions.find(isOpen);
  return open ? statementReason('lacks', open) : { kind: 'none', ...NOTHING };
}

type Statement = Pick<Explanation['tree'][number], 'text' | 'law'>;

function statementReason(kind: DecidingReason['kind'], { text, law }: Statement): DecidingReason {
  return { kind, ...NOTHING, text, ...named(law) };
}

function named(reference: Statement['law']): Pick<DecidingReason, 'law' | 'verified'> {
  const { law, verified } = lawOf(reference);
  return { law, verified };
}

function byTheMonth({ period }: Programme, satang: number): number | null {
  const month = monthly(period, BigInt(satang));
  return month === null ? null : Number(month);
}

/** What the roll pays in the programme's period: an amount, yes for a right without one, or not known. */
function paidOf(profile: Row, programme: Programme): number | true | null {
  const paid = programme.paidFact === undefined ? null : profile[programme.paidFact];
  if (paid === true) return true;
  return typeof paid === 'bigint' || typeof paid === 'number' ? Number(paid) : null;
}
