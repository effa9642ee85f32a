import type { Dispute } from '../../../base/ledger/index.ts';
import type { IsoDate, Text } from '../../../base/model/index.ts';
import type { FactEntry } from '../../../stages/profiles/index.ts';
import { type FactAnswer, factsOf, type Reading, readDoubts } from '../../lookup/index.ts';
import { daysBetween } from '../days.ts';
import type { Self } from '../self.ts';
import { correctionsOf } from './corrections-of.ts';
import { type Choice, choicesOf, isDisputable, ownerOf, wordsOf } from './fact-owner.ts';

/** A value as it is shown. */
export type FactValue = FactAnswer['value'];

/** One thing a register says of a citizen, how old that is, and whether it can be said to be wrong. */
export type MyFact = Readonly<{
  fact: string;
  label: Text;
  dimension: FactEntry['dimension'];
  type: FactEntry['type'];
  unit: string | null;
  value: FactValue;
  words: Text | null;
  source: Text | null;
  agency: Text | null;
  asOf: IsoDate | null;
  ageDays: number | null;
  /** What other registers say otherwise. */
  others: Readonly<{ source: Text; value: FactValue | null; words: Text | null }>[];
  /** Since when what the agency found to be right is used instead of its register. */
  correctedOn: IsoDate | null;
  disputable: boolean;
  /** What it can be, where it is a code. */
  choices: Choice[];
  /** The latest time the citizen said that it is wrong, and the last thing that was done about it. */
  dispute: Readonly<{ id: string; last: Dispute['history'][number]['act'] }> | null;
}>;

/** Everything registers say of a citizen. */
export type MyFacts = Readonly<{ asOf: IsoDate; facts: MyFact[] }>;

/** Facts of the head of a page for officers; a citizen sees them among the others, so as to say that they are wrong. */
const OF_THE_HEAD = ['given_name', 'family_name', 'sex', 'village_code'];

type Around = Readonly<{ today: IsoDate; disputes: readonly Dispute[] }>;

/** Everything registers say of a citizen, with where each thing comes from and how old it is. */
export async function readMyFacts(
  reading: Reading,
  self: Self,
  { today, disputes }: Around,
): Promise<MyFacts> {
  const [doubts, corrections] = await Promise.all([
    readDoubts(reading, self.profile, []),
    correctionsOf(reading, self.key),
  ]);
  const covered = reading.country.citizens().neverByProxy;
  const entries = new Map(reading.facts.map((entry) => [entry.fact, entry]));
  const facts = [...headFacts(self), ...factsOf(reading, self.profile)].flatMap(({ fact, value }) => {
    const entry = entries.get(fact);
    if (!entry || (self.byProxy && covered.includes(fact))) return [];
    const others = (doubts[fact]?.others ?? []).flatMap(({ source, value: said }) => {
      const title = reading.source(source)?.title;
      return title ? [{ source: title, value: said, words: wordsOf(reading, fact, said) }] : [];
    });
    const corrected = corrections.find((one) => one.fact === fact);
    const dispute = disputes.find((one) => one.fact === fact);
    const last = dispute?.history.at(-1)?.act;
    return [
      {
        ...toldFact(reading, self, { entry, value, today }),
        others,
        correctedOn: corrected?.decidedOn ?? null,
        dispute: dispute && last ? { id: String(dispute.id), last } : null,
      },
    ];
  });
  return { asOf: reading.asOf, facts };
}

function headFacts({ profile }: Self): Pick<FactAnswer, 'fact' | 'value'>[] {
  return OF_THE_HEAD.flatMap((fact) => {
    const value = profile[fact];
    return typeof value === 'string' ? [{ fact, value }] : [];
  });
}

type Told = Readonly<{ entry: FactEntry; value: FactValue; today: IsoDate }>;

function toldFact(
  reading: Reading,
  self: Self,
  { entry, value, today }: Told,
): Omit<MyFact, 'others' | 'correctedOn' | 'dispute'> {
  const { fact, label, dimension, type, unit } = entry;
  const owner = ownerOf(reading, self, entry);
  const disputable = owner !== undefined && isDisputable(reading, entry);
  return {
    fact,
    label,
    dimension,
    type,
    unit,
    value,
    words: wordsOf(reading, fact, value),
    source: owner?.title ?? null,
    agency: owner?.agency.name ?? null,
    asOf: owner?.asOf ?? null,
    ageDays: owner?.asOf ? Math.max(0, daysBetween(owner.asOf, today)) : null,
    disputable,
    choices: disputable ? choicesOf(reading, fact) : [],
  };
}
