import {
  type AreaValues,
  contentProblem,
  type ParameterPeriod,
  type Place,
  type Programme,
  suggest,
} from '../content/index.ts';

/** Refuses parameters that have no value, have two kinds of value, or are tables with codes that no area of the level can have. */
export function checkAreas({ file, settings, parameters }: Programme): void {
  for (const [name, periods] of Object.entries(parameters)) {
    const types = periods.flatMap((period, index) => {
      const place: Place = { file, path: ['parameters', name, index] };
      checkValue(period, place);
      if (period.areas) checkTable(period.areas, { ...place, path: [...place.path, 'areas'] }, settings);
      return typesIn(period, place);
    });
    const [first] = types;
    for (const { type, place } of types) {
      if (type === first?.type) continue;
      throw contentProblem(place, `this is ${type} where the first period has ${first?.type}`);
    }
  }
}

function checkValue({ value, areas }: ParameterPeriod, place: Place): void {
  if (value !== undefined && areas) {
    throw contentProblem(
      place,
      "it has both 'value' and 'areas'; put the value of other areas into 'areas.otherwise'",
    );
  }
  if (value === undefined && !areas) {
    throw contentProblem(place, "it has no 'value'; every period needs a value, or a table of 'areas'");
  }
}

function checkTable({ level, values }: AreaValues, place: Place, settings: Programme['settings']): void {
  const at = (...steps: PropertyKey[]): Place => ({ ...place, path: [...place.path, ...steps] });
  const declared = settings.areaLevels.find(({ id }) => id === level);
  if (!declared) {
    const known = settings.areaLevels.map(({ id }) => id);
    throw contentProblem(at('level'), `there is no area level '${level}'; ${suggest(level, known)}`);
  }
  const codes = Object.keys(values);
  if (codes.length === 0)
    throw contentProblem(at('values'), "the table is empty; write a plain 'value' instead");
  for (const code of codes) {
    if (code.length === declared.digits && /^\d+$/.test(code)) continue;
    const reason = `a ${level} has a code of ${declared.digits} digits, in quotes; '${code}' is none`;
    throw contentProblem(at('values', code), reason);
  }
}

function typesIn({ value, areas }: ParameterPeriod, { file, path }: Place) {
  if (value) return [{ type: value.type, place: { file, path: [...path, 'value'] } }];
  const cells = Object.entries(areas?.values ?? {}).map(([code, cell]) => ({
    type: cell.type,
    place: { file, path: [...path, 'areas', 'values', code] },
  }));
  const { otherwise } = areas ?? {};
  const rest = otherwise
    ? [{ type: otherwise.type, place: { file, path: [...path, 'areas', 'otherwise'] } }]
    : [];
  return [...cells, ...rest];
}
