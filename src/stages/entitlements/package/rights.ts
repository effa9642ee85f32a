import type { Circle, Facts } from '../evaluate.ts';
import { type OnDay, prepareAllExplanations } from '../explain/index.ts';
import { type Programme, type RulesOnDay, rulesOn } from '../language/index.ts';
import type { Tie } from './best-combination.ts';
import { type Claimable, readClaimable, withRolls } from './claims.ts';
import { circlesAmong, everybodyIn, type PackageHousehold } from './neighbourhood.ts';
import { type MemberRight, readRight } from './right.ts';

/** Every right of every member, and what taking up one of them bars or opens. */
export type RightsRead = Readonly<{
  rights: readonly MemberRight[];
  ties: readonly Tie[];
  circleOf: (person: Facts) => Circle;
}>;

/** The rules of a day, read once for one household after another. */
export type RightsReader = Readonly<{
  read: (household: PackageHousehold) => RightsRead;
  rules: ReadonlyMap<string, RulesOnDay>;
}>;

type ReadAs = (household: PackageHousehold) => Omit<RightsRead, 'ties'>;

/** Reads the rules of a day and gives what tells all rights in a household by them. */
export function prepareRights(programmes: readonly Programme[], day: OnDay): RightsReader {
  const rules = new Map(
    programmes.flatMap((programme) => {
      const found = rulesOn(programme, day.on, day.knownOn);
      return found ? [[programme.id, found] as const] : [];
    }),
  );
  const readAs = prepareReading(programmes, { day, rules });
  const claimable = readClaimable(programmes, rules);
  const read = (household: PackageHousehold) => {
    const now = readAs(household);
    const lawful = withoutUndue({ household, readAs, claimable }, now.rights);
    const { rights, ties } = withClaims({ household: lawful.household, readAs, claimable }, lawful.rights);
    return { rights: withoutShadows(rights), ties, circleOf: now.circleOf };
  };
  return { read, rules };
}

function prepareReading(
  programmes: readonly Programme[],
  { day, rules }: Readonly<{ day: OnDay; rules: ReadonlyMap<string, RulesOnDay> }>,
): ReadAs {
  const explain = prepareAllExplanations(programmes, day);
  const [settings] = programmes.map((programme) => programme.settings);
  return (household) => {
    const everybody = everybodyIn(household).map(({ facts }) => facts);
    const circleOf = settings ? circlesAmong(settings, everybody) : () => ({});
    const rights = household.members.flatMap((member) => {
      const circle = circleOf(member.facts);
      const explained = explain({ facts: member.facts, circle, circleOf });
      return explained.flatMap((explanation, place) => {
        const programme = programmes[place];
        if (!programme) return [];
        return [readRight({ member, programme, rules: rules.get(programme.id), explanation, circle })];
      });
    });
    return { rights, circleOf };
  };
}

type Claiming = Readonly<{ household: PackageHousehold; readAs: ReadAs; claimable: Claimable }>;

/**
 * Sets aside what members are paid and not due (a card), since the law lets nothing rest on it: what they have by it stays in the
 * list and says so, and what a unit had by it passes to whoever is due it.
 */
function withoutUndue({ household, readAs, claimable }: Claiming, now: readonly MemberRight[]) {
  const undue = now.filter(
    ({ programme, standing, explanation }) =>
      standing === 'gets' && explanation.answer === 'not-eligible' && claimable.programmes.has(programme.id),
  );
  if (undue.length === 0) return { household, rights: now };
  const lawful = withRolls(household, undue, { paid: false });
  const then = new Map(readAs(lawful).rights.map((right) => [right.id, right]));
  const round = { claims: undue, claimable };
  const rights = now.map((right) => {
    const other = then.get(right.id);
    if (!other || undue.includes(right)) return right;
    if (!isEntitled(right) || isEntitled(other)) return other;
    return { ...right, restsOn: claimsFor(right, round).map(({ id }) => id) };
  });
  return { household: lawful, rights };
}

function isEntitled({ explanation, standing }: MemberRight): boolean {
  return explanation.answer === 'eligible' && standing !== 'held-by-other';
}

/**
 * Takes up what members are entitled to and do not have (a card), as often as that opens more (what the card pays for). A right
 * that opens needs what opened it; one that is lost by it may not stand beside it.
 */
function withClaims(claiming: Claiming, now: readonly MemberRight[]) {
  const { household, readAs, claimable } = claiming;
  let rights = now;
  const ties: Tie[] = [];
  for (let claims: readonly MemberRight[] = []; ; ) {
    const next = rights.filter(
      ({ programme, standing, restsOn }) =>
        standing === 'could-get' && restsOn.length === 0 && claimable.programmes.has(programme.id),
    );
    if (next.length === claims.length) return { rights, ties };
    claims = next;
    const then = new Map(
      readAs(withRolls(household, claims, { paid: true })).rights.map((right) => [right.id, right]),
    );
    const round = { claims, claimable };
    ties.push(...rights.flatMap((right) => barredBy(right, then.get(right.id), round)));
    rights = rights.map((right) => opened(right, then.get(right.id), round));
  }
}

type Round = Readonly<{ claims: readonly MemberRight[]; claimable: Claimable }>;

function opened(right: MemberRight, then: MemberRight | undefined, round: Round): MemberRight {
  const { answer } = right.explanation;
  if (!then || answer === 'eligible' || right.standing === 'gets') return right;
  if (then.explanation.answer !== 'eligible') return right;
  const needs = claimsFor(right, round);
  if (then.standing === 'held-by-other' || needs.length === 0) return right;
  return { ...then, standing: 'could-get', paid: null, needs: needs.map(({ id }) => id) };
}

function barredBy(right: MemberRight, then: MemberRight | undefined, round: Round): Tie[] {
  if (right.explanation.answer !== 'eligible' || then?.explanation.answer !== 'not-eligible') return [];
  return claimsFor(right, round).map(({ id }) => ({ between: [right.id, id], rule: 'may-not' }));
}

/** What was taken up that a right's rules ask about: by the member, otherwise by others of the household. */
function claimsFor({ programme, member }: MemberRight, { claims, claimable }: Round): readonly MemberRight[] {
  const asked = claimable.askedBy(programme.id);
  const found = claims.filter((claim) => asked.has(claim.programme.id));
  const own = found.filter((claim) => claim.member === member);
  return own.length > 0 ? own : found;
}

/** What a unit has already in one member's name, others of it can have no second time. */
function withoutShadows(rights: readonly MemberRight[]): MemberRight[] {
  const held = new Set(rights.filter(isHeldNow).map(placeOf));
  return rights.map((right) => {
    const isShadow =
      right.shared !== null &&
      !isHeldNow(right) &&
      (right.standing === 'could-get' || right.standing === 'cannot-tell' || right.standing === 'gets') &&
      held.has(placeOf(right));
    return isShadow ? { ...right, standing: 'held-by-other' } : right;
  });
}

function isHeldNow({ shared, explanation, standing, needs, restsOn }: MemberRight): boolean {
  const isEligible = explanation.answer === 'eligible' && standing !== 'cannot-tell';
  return (
    shared !== null &&
    shared.key !== null &&
    isEligible &&
    needs.length === 0 &&
    restsOn.length === 0 &&
    standing !== 'held-by-other'
  );
}

function placeOf({ programme, shared }: MemberRight): string {
  return `${programme.id} ${shared?.key}`;
}
