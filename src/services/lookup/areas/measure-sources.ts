import type { IsoDate } from '../../../base/model/index.ts';
import type { Country } from '../../../country.ts';
import type { Counts, CountsOf, Measure } from '../../../stages/areas/index.ts';
import { columnsAsked, compileProgrammes, factsIn } from '../../../stages/entitlements/index.ts';
import { factsAsked } from '../../../stages/poverty/index.ts';
import { type FactEntry, factCatalogue } from '../../../stages/profiles/index.ts';

/** Whether somebody lives, and where: where people are counted is told by the registers behind the number of people. */
const ALIVE = 'alive';
const LIVES_IN = 'village_code';

/** The registers that decide who is counted by each measure, by measure id: those that any fact it rests on may come from. */
export function sourcesOfMeasures(
  country: Country,
  measures: readonly Measure[],
  on: IsoDate,
): ReadonlyMap<string, readonly string[]> {
  const facts = new Map(factCatalogue(country.facts, []).map((entry) => [entry.fact, entry]));
  const rules = rememberFacts(country, on);
  const registers = (measure: Measure): string[] => {
    const { counts } = measure;
    if (counts.kind !== 'ratio') return registersOf(counts, { country, on, facts, rules });
    const parts = measures.filter(({ id }) => id === counts.numerator || id === counts.denominator);
    return parts.flatMap(registers);
  };
  return new Map(measures.map((measure) => [measure.id, [...new Set(registers(measure))].sort()]));
}

type Known = Readonly<{
  country: Country;
  on: IsoDate;
  facts: ReadonlyMap<string, FactEntry>;
  /** The facts that a programme's rules on a day ask, by programme. */
  rules: (programme: string) => readonly string[];
}>;

function registersOf(counts: Counts, known: Known): string[] {
  const facts = factsOf(counts, known);
  const told = facts.flatMap((fact) => known.facts.get(fact)?.sources.map(({ source }) => source) ?? []);
  return isOfSurvey(counts) ? [...told, ...surveyOf(known.country)] : told;
}

function factsOf(counts: Counts, known: Known): readonly string[] {
  switch (counts.kind) {
    case 'everyone':
      return [ALIVE, LIVES_IN];
    case 'fact':
      return [ALIVE, counts.fact];
    case 'paid':
      return [ALIVE, ...paidFact(counts.programme, known)];
    case 'answer':
      return [ALIVE, ...known.rules(counts.programme)];
    case 'need':
    case 'need-quantity':
      return [ALIVE, ...factsOfNeed(counts, known)];
    case 'gap':
    case 'gap-money':
      return [ALIVE, ...factsOfGap(counts.gap, counts.programme, known)];
    case 'poverty':
      return counts.column === 'poor' ? [] : cardFacts(known.country);
    case 'in-state':
    case 'in-state-households':
      return factsOfState(counts, known);
    case 'dimension':
      return cardFacts(known.country);
    default:
      return [];
  }
}

/** What is needed by its rule; what is lacked rests also on who was given it. */
function factsOfNeed(counts: CountsOf<'need' | 'need-quantity'>, { country, on }: Known): string[] {
  const rule = country
    .needs()
    .rulesOn(on)
    .find(({ id }) => id === counts.need);
  if (!rule) return [];
  const lacked = counts.kind === 'need' && counts.is === 'not-given' && rule.given ? [rule.given] : [];
  const asked = [rule.when, ...lacked, ...rule.quantity.flatMap(({ when }) => when ?? [])];
  return asked.flatMap((expression) => factsIn(expression).map(({ fact }) => fact));
}

/** A rule for fragile households asks the survey, and of its people what other registers tell. */
function factsOfState(
  { rule }: CountsOf<'in-state' | 'in-state-households'>,
  { country, on }: Known,
): string[] {
  const found = country
    .poverty()
    .rulesOn(on)
    .fragile.find(({ id }) => id === rule);
  const asked = found?.when.flatMap(({ when }) => factsAsked(when)) ?? [];
  return asked.flatMap(({ fact, table }) => (table === 'people' ? [fact] : []));
}

/** Who applied for the card and who holds it decides who is registered and who is a target. */
function cardFacts(country: Country): string[] {
  const { applied, active, passed } = country.poverty().survey.card;
  return [ALIVE, applied, active, passed.fact];
}

/** A gap sets the answer of rules beside a roll; without a programme, of all of them. */
function factsOfGap(gap: string, programme: string | undefined, known: Known): string[] {
  const { programmes, gaps } = known.country;
  const rule = gaps.notRegistered.find(({ register }) => register === programme);
  if (rule) return [rule.reportedFact, rule.registeredFact];
  const poor = gap === 'poor-without-card' ? gaps.poorWithout.map((one) => one.programme) : undefined;
  const asked = programme ? [programme] : (poor ?? programmes.map(({ id }) => id));
  return asked.flatMap((id) => [...known.rules(id), ...paidFact(id, known)]);
}

function paidFact(programme: string, { country }: Known): string[] {
  return country.programmes.flatMap(({ id, paidFact: fact }) => (id === programme && fact ? [fact] : []));
}

function rememberFacts({ programmes }: Country, on: IsoDate): Known['rules'] {
  let compiled: Map<string, readonly string[]> | undefined;
  return (programme) => {
    compiled ??= new Map(
      compileProgrammes(programmes, on).programmes.map((one) => [one.id, columnsAsked([one])]),
    );
    return compiled.get(programme) ?? [];
  };
}

const OF_SURVEY: readonly Counts['kind'][] = [
  'poverty',
  'dimension',
  'households',
  'judged',
  'answered',
  'poor-by',
  'deprived',
  'deprived-households',
  'score',
  'in-state',
  'in-state-households',
];

function isOfSurvey(counts: Counts): boolean {
  return OF_SURVEY.includes(counts.kind) || (counts.kind === 'gap' && counts.gap === 'poor-without-card');
}

function surveyOf(country: Country): string[] {
  const { households, members } = country.poverty().survey;
  return [households.source, members.source];
}
