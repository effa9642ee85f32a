import type { Text } from '../../../../base/model/index.ts';
import type { ExplainedCondition, Outcome } from '../../explain/index.ts';
import type { Programme } from '../../language/index.ts';
import type { HouseholdPackage } from '../household-package.ts';
import type { MemberRight, Standing } from '../right.ts';

/** Why a right is otherwise than before. */
export type Reason =
  | Readonly<{ kind: 'condition'; id: string; text: Text; before: Outcome | null; after: Outcome | null }>
  | Readonly<{ kind: 'came' | 'went' | 'holder' | 'amount' | 'combination' | 'opened-by' }>;

/** How one right of one member changes; satang over a year, or in one payment, within the best package. */
export type RightChange = Readonly<{
  member: string;
  programme: Programme;
  basis: MemberRight['basis'];
  /** `unsure`: it can no longer be told; `closed`: what could not be told is settled against it. */
  kind: 'gained' | 'lost' | 'more' | 'less' | 'unsure' | 'closed';
  before: Standing | null;
  after: Standing | null;
  beforeSatang: bigint;
  afterSatang: bigint;
  why: readonly Reason[];
}>;

/** What a change gives and takes, right by right. */
export function comparePackages(before: HouseholdPackage, after: HouseholdPackage): RightChange[] {
  const then = new Map(after.rights.map((right) => [right.id, right]));
  const now = new Map(before.rights.map((right) => [right.id, right]));
  const ids = [...new Set([...now.keys(), ...then.keys()])];
  return ids.flatMap((id) => {
    const pair = { was: now.get(id), is: then.get(id) };
    const right = pair.is ?? pair.was;
    if (!right) return [];
    const beforeSatang = worthIn(pair.was, before);
    const afterSatang = worthIn(pair.is, after);
    const kind = kindOf(pair, {
      had: has(pair.was, before),
      has: has(pair.is, after),
      beforeSatang,
      afterSatang,
    });
    if (!kind) return [];
    return [
      {
        member: right.member,
        programme: right.programme,
        basis: right.basis,
        kind,
        before: pair.was?.standing ?? null,
        after: pair.is?.standing ?? null,
        beforeSatang,
        afterSatang,
        why: reasonsOf(pair),
      },
    ];
  });
}

function has(right: MemberRight | undefined, { best }: HouseholdPackage): boolean {
  return right !== undefined && best.has(right.id);
}

function worthIn(right: MemberRight | undefined, { best, reduced }: HouseholdPackage): bigint {
  return right && best.has(right.id) ? right.worth.least - (reduced.get(right.id) ?? 0n) : 0n;
}

type Pair = Readonly<{ was: MemberRight | undefined; is: MemberRight | undefined }>;
type Values = Readonly<{ had: boolean; has: boolean; beforeSatang: bigint; afterSatang: bigint }>;

function kindOf({ was, is }: Pair, values: Values): RightChange['kind'] | undefined {
  const isOpen = is?.standing === 'cannot-tell';
  const wasOpen = was?.standing === 'cannot-tell';
  if (values.had && values.has) {
    if (values.beforeSatang === values.afterSatang) return undefined;
    return values.afterSatang > values.beforeSatang ? 'more' : 'less';
  }
  if (values.has) return 'gained';
  if (isOpen && !wasOpen) return 'unsure';
  if (values.had) return 'lost';
  return wasOpen && !isOpen && is ? 'closed' : undefined;
}

function reasonsOf({ was, is }: Pair): Reason[] {
  if (!was) return [{ kind: 'came' }];
  if (!is) return [{ kind: 'went' }];
  const outcomes = changedOutcomes(was, is);
  if (outcomes.length > 0) return outcomes;
  const isHolderOtherwise = was.explanation.holder?.isHolder !== is.explanation.holder?.isHolder;
  if (isHolderOtherwise || (was.standing === 'held-by-other') !== (is.standing === 'held-by-other')) {
    return [{ kind: 'holder' }];
  }
  if (opensAnew(was) !== opensAnew(is)) return [{ kind: 'opened-by' }];
  return [{ kind: was.worth.least === is.worth.least ? 'combination' : 'amount' }];
}

/** What a right is had by, where that is not simply there. */
function opensAnew({ needs, restsOn }: MemberRight): string {
  return [...needs, ...restsOn].join(' ');
}

function changedOutcomes({ explanation: was }: MemberRight, { explanation: is }: MemberRight): Reason[] {
  const outcomes = (conditions: readonly ExplainedCondition[]) =>
    new Map(conditions.map((condition) => [condition.id, condition]));
  const [before, after] = [
    outcomes([...was.tree, ...was.exceptions]),
    outcomes([...is.tree, ...is.exceptions]),
  ];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): Reason[] => {
    const [old, now] = [before.get(id), after.get(id)];
    const text = now?.text ?? old?.text;
    if (!text || old?.outcome === now?.outcome) return [];
    return [{ kind: 'condition', id, text, before: old?.outcome ?? null, after: now?.outcome ?? null }];
  });
}
