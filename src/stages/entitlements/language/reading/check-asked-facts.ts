import type { FactSettings } from '../../../profiles/index.ts';
import { contentProblem, type EntitlementSettings, suggest } from '../content/index.ts';

type Asked = Readonly<{ path: readonly PropertyKey[]; fact: string; type: string }>;

/** Refuses settings that ask of profiles what these do not have, or have as another type; `file` is where the settings stand. */
export function checkAskedFacts(settings: EntitlementSettings, profile: FactSettings, file: string): void {
  const types = new Map(profile.facts.map(({ fact, type }) => [fact, type]));
  for (const { path, fact, type } of askedOf(settings)) {
    const found = types.get(fact);
    const place = { file, path };
    if (found === undefined)
      throw contentProblem(
        place,
        `no fact of a person is called '${fact}'; ${suggest(fact, [...types.keys()])}`,
      );
    if (found === type) continue;
    const others = profile.facts.flatMap((known) => (known.type === type ? [known.fact] : []));
    throw contentProblem(
      place,
      `'${fact}' is a fact of type ${found}, not ${type}; ${suggest(fact, others)}`,
    );
  }
}

function askedOf({ facts, units, areaLevels, birth }: EntitlementSettings): Asked[] {
  return [
    ...facts.map(({ fact, type }, index) => ({ path: ['facts', index, 'fact'], fact, type })),
    ...units.map(({ fact }, index) => ({ path: ['units', index, 'fact'], fact, type: 'household' })),
    ...areaLevels.map(({ fact }, index) => ({ path: ['areaLevels', index, 'fact'], fact, type: 'text' })),
    { path: ['birth', 'date'], fact: birth.date, type: 'date' },
    { path: ['birth', 'precision'], fact: birth.precision, type: 'text' },
  ];
}
