import { compileFold } from '../../../linker/index.ts';
import { type LinkageSettings, type LinkRule, OUTCOMES } from '../settings.ts';
import { compare, type Facts, type Outcomes } from './slow-compare.ts';
import { isSlip } from './slow-slips.ts';
import type { TinyRow } from './tiny-registers.ts';

/** A row with its source; `tag` names it in comparisons. */
export type SlowRow = TinyRow & Readonly<{ tag: string }>;
export type SlowSource = Readonly<{ id: string; spine: boolean; rows: readonly SlowRow[] }>;

/** Whose a row is, said by an anchor that means nothing but "the same person", and how it came there. */
export type SlowLink = Readonly<{ anchor: string; tier: string }>;

type Known = Readonly<{ row: SlowRow; source: number; facts: Facts }>;

/** Links rows by the same rules as the stage, said once more as plainly as possible: every row against everybody. */
export function linkSlowly(
  sources: readonly SlowSource[],
  settings: LinkageSettings,
): ReadonlyMap<string, SlowLink> {
  const fold = compileFold(settings.fold);
  const known = sources.map(({ rows }, source) =>
    rows.map((row): Known => ({ row, source, facts: factsOf(row, fold) })),
  );
  const spine = known.filter((_, index) => sources[index]?.spine).flat();
  const others = known.filter((_, index) => !sources[index]?.spine).flat();
  const links = new Map<string, SlowLink>();
  for (const { row, facts } of spine) links.set(row.tag, { anchor: String(facts.number), tier: 'spine' });
  const loose: Known[] = [];
  for (const other of others) {
    const link = linkToSpine(other.facts, spine, settings);
    if (link) links.set(other.row.tag, link);
    else loose.push(other);
  }
  const held = new Set(spine.map(({ facts }) => facts.number));
  for (const [tag, link] of linkIslands(
    loose.map((row) => (held.has(row.facts.number) ? withoutNumber(row) : row)),
    settings,
  ))
    links.set(tag, link);
  return links;
}

function linkToSpine(facts: Facts, spine: readonly Known[], settings: LinkageSettings): SlowLink | undefined {
  const isHeld = spine.some((person) => person.facts.number === facts.number);
  const slipped = (person: Known) => !isHeld && isSlip(facts, person.facts);
  const pairs = spine
    .filter((person) => meet(facts, person.facts, settings) || slipped(person))
    .map((person) => {
      const outcomes = compare(facts, person.facts, settings);
      const known = isHeld && outcomes.number === 'differs' ? 'unknown' : outcomes.number;
      const number = slipped(person) ? 'near' : known;
      return { person: String(person.facts.number), outcomes: { ...outcomes, number } as const };
    });
  const holder = pairs.find(({ outcomes }) => outcomes.number === 'same');
  const better = pairs.some(
    (pair) =>
      pair !== holder && holder && fitsWell(pair.outcomes) && fitOf(pair.outcomes) > fitOf(holder.outcomes),
  );
  if (holder && !better && guardHolds(holder.outcomes, settings))
    return { anchor: holder.person, tier: 'number' };
  const meant = slipOf(pairs, settings);
  if (meant.length > 0)
    return meant[0] && meant.length === 1 ? { anchor: meant[0].person, tier: 'repaired-number' } : undefined;
  const twins = pairs.filter(
    ({ outcomes }) => outcomes.family === 'same' && outcomes.birth === 'same' && outcomes.place === 'same',
  );
  for (const rule of settings.rules) {
    if (rule.refuseTwins && twins.length > 1) continue;
    const fitting = pairs.filter(({ outcomes }) => ruleHolds(rule, outcomes));
    if (fitting.length > 1) return undefined;
    if (fitting[0]) return { anchor: fitting[0].person, tier: 'name-birth-place' };
  }
  return undefined;
}

type Pair = Readonly<{ person: string; outcomes: Outcomes }>;

/** The people whose number the row's is but for a slip, whom nobody else fits better. */
function slipOf(pairs: readonly Pair[], settings: LinkageSettings): Pair[] {
  const others = pairs.filter(({ outcomes }) => outcomes.number !== 'near');
  const best = Math.max(0, ...others.map(({ outcomes }) => fitOf(outcomes)));
  return pairs.filter(
    ({ outcomes }) =>
      outcomes.number === 'near' && ruleHolds(settings.slip, outcomes) && fitOf(outcomes) >= best,
  );
}

/** Whether two are compared at all: one number, or all fields of one block. */
function meet(row: Facts, person: Facts, { blocks }: LinkageSettings): boolean {
  const fieldsOf = (facts: Facts) => ({
    ...facts,
    birth_day: facts.precision === 'day' ? facts.birth : null,
  });
  const [left, right] = [fieldsOf(row), fieldsOf(person)];
  return [['number'] as const, ...blocks].some((block) =>
    block.every((field) => left[field] !== null && left[field] === right[field]),
  );
}

function linkIslands(loose: readonly Known[], settings: LinkageSettings): ReadonlyMap<string, SlowLink> {
  const links = new Map<string, SlowLink>();
  const faces = new Map<string, Set<string>>();
  const tier = 'island';
  for (const number of new Set(loose.flatMap(({ facts }) => facts.number ?? []))) {
    const rows = loose.filter(({ facts }) => facts.number === number);
    const holder = holderOf(rows);
    for (const { row, facts } of rows) {
      if (rows.length > 1 && !guardHolds(compare(facts, holder, settings), settings)) continue;
      links.set(row.tag, { anchor: number, tier });
      for (const sex of ['m', 'f', ''])
        if (facts.sex === null || facts.sex === sex || sex === '') {
          const face = faceOf({ ...facts, sex });
          if (face) faces.set(face, (faces.get(face) ?? new Set()).add(number));
        }
    }
  }
  for (const { row, facts } of loose) {
    if (links.has(row.tag)) continue;
    const own = faceOf({ ...facts, sex: facts.sex ?? '' });
    const fitting = faces.get(own ?? 'none') ?? new Set();
    const [only] = fitting;
    const anchor = fitting.size === 1 ? only : fitting.size === 0 ? own : undefined;
    links.set(row.tag, { anchor: anchor ?? `alone ${row.tag}`, tier });
  }
  return links;
}

/** The facts that most rows of a number give; then of the first source; then in the order of the facts themselves. */
function holderOf(rows: readonly Known[]): Facts {
  const alike = (left: Known, right: Known) =>
    (['given', 'family', 'birth', 'precision', 'sex'] as const).every(
      (fact) => left.facts[fact] === right.facts[fact],
    );
  const keyOf = (row: Known) => {
    const same = rows.filter((other) => alike(row, other));
    const { given, family, birth, precision, sex } = row.facts;
    const order = [
      999 - same.length,
      Math.min(...same.map(({ source }) => source)) + 100,
      9 - ['year', 'month', 'day'].indexOf(precision),
      given ?? '๛',
      family ?? '๛',
      birth ?? '9',
      { m: '1', f: '2' }[sex ?? ''] ?? '9',
    ];
    return order.join('\u0000');
  };
  const [first] = [...rows].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
  if (!first) throw new RangeError('a number without rows');
  return first.facts;
}

function guardHolds(outcomes: Outcomes, { guard }: LinkageSettings): boolean {
  const all = [outcomes.given, outcomes.family, outcomes.birth, outcomes.sex];
  const agreements = all.filter((outcome) => outcome === 'near' || outcome === 'same').length;
  const differences = all.filter((outcome) => outcome === 'differs').length;
  const distinguishing = guard.oneOf.some((fact) => ['near', 'same'].includes(outcomes[fact]));
  const forgiven = differences <= guard.differences || outcomes.birth === 'same';
  return agreements >= guard.agreements && distinguishing && forgiven;
}

function ruleHolds(rule: LinkRule, outcomes: Outcomes): boolean {
  return (['given', 'family', 'birth', 'sex', 'place', 'number'] as const).every(
    (fact) => rule[fact]?.includes(outcomes[fact]) ?? true,
  );
}

function fitOf({ given, family, birth }: Outcomes): number {
  return OUTCOMES.indexOf(given) + OUTCOMES.indexOf(family) + OUTCOMES.indexOf(birth);
}

function fitsWell({ given, family, birth }: Outcomes): boolean {
  return family === 'same' && birth === 'same' && (given === 'same' || given === 'near');
}

function faceOf({ given, family, birth, precision, sex, place }: Facts): string | undefined {
  const parts = [given, family, precision === 'day' ? birth : null, place];
  return parts.includes(null) ? undefined : [...parts, sex].join('|');
}

function factsOf(row: SlowRow, fold: (name: string) => string | null): Facts {
  const text = (field: string) =>
    row[field] === null || row[field] === undefined ? null : String(row[field]);
  const name = (field: string) => fold(text(field) ?? '');
  return {
    number: text('pid'),
    unproven: text('pid_unproven'),
    given: name('given_name'),
    family: name('family_name'),
    birth: text('birth_date'),
    precision: text('birth_date_precision') ?? 'day',
    sex: text('sex'),
    place: text('subdistrict_code'),
  };
}

function withoutNumber(row: Known): Known {
  return { ...row, facts: { ...row.facts, number: null } };
}
