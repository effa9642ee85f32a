import { withinAreas } from '../../base/access/index.ts';
import { sql } from '../../base/lake/index.ts';
import { type AreaCode, areaLevelOf, type IsoDate, type Text } from '../../base/model/index.ts';
import { factsIn, rulesOn } from '../../stages/entitlements/index.ts';
import type { FlagReading } from './flag-desk.ts';

/** A condition that nobody can judge for some people, the facts it asks and the registers that could tell. */
export type OpenCondition = Readonly<{
  programme: string;
  condition: string;
  text: Text;
  /** People whose answer this condition keeps open, alone or with others. */
  people: number;
  /** Of these, people for whom it is the only one: with this fact their answer would be known. */
  alone: number;
  facts: Readonly<{ fact: string; label: Text; registers: string[] }>[];
}>;

/** What keeps answers open in an area, the condition that holds up most people first. */
export type OpenAnswers = Readonly<{ area: AreaCode; asOf: IsoDate; conditions: OpenCondition[] }>;

type Reading = Omit<FlagReading, 'facts'> &
  Readonly<{
    facts: readonly Readonly<{
      fact: string;
      label: Text;
      sources: readonly Readonly<{ source: string }>[];
    }>[];
  }>;

/** Which missing fact keeps how many people waiting for an answer. Throws AREA_UNKNOWN. */
export async function listOpenAnswers(reading: Reading, code: string): Promise<OpenAnswers> {
  const area = reading.places.get(code).code;
  const rows = await reading.serving.rows(sql`
    select programme, unknown, cast(sum(people) as bigint) as people
    from gaps.open_answers
    where ${withinAreas('subdistrict_code', partsOf(reading, area))}
    group by programme, unknown`);
  const counted = rows.map((row) => ({
    programme: String(row['programme']),
    unknown: Number(row['unknown']),
    people: Number(row['people']),
  }));
  const conditions = reading.country.programmes.flatMap((programme) => {
    const ofProgramme = counted.filter((one) => one.programme === programme.id);
    return (rulesOn(programme, reading.asOf)?.conditions ?? []).map((condition, index) => {
      const bit = 2 ** index;
      const open = ofProgramme.filter(({ unknown }) => Math.floor(unknown / bit) % 2 === 1);
      return {
        programme: programme.id,
        condition: condition.id,
        text: condition.text,
        people: open.reduce((sum, one) => sum + one.people, 0),
        alone: open.reduce((sum, one) => sum + (one.unknown === bit ? one.people : 0), 0),
        facts: factsIn(condition.when).map(({ fact, label }) => ({
          fact,
          label,
          registers: registersOf(reading, fact),
        })),
      };
    });
  });
  return {
    area,
    asOf: reading.asOf,
    conditions: conditions
      .filter(({ people }) => people > 0)
      .sort((left, right) => right.people - left.people),
  };
}

function registersOf({ facts }: Reading, name: string): string[] {
  return facts.find(({ fact }) => fact === name)?.sources.map(({ source }) => source) ?? [];
}

/** Open answers are counted by subdistrict; an area whose parts are smaller is refused like every area that cannot be asked for. */
function partsOf({ places }: Reading, area: AreaCode): readonly AreaCode[] {
  const parts = places.officialParts(area);
  return parts.every((part) => areaLevelOf(part) !== 'village') ? parts : [area];
}
