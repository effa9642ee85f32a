import type { z } from 'zod';
import { type Problem, type ProblemParams, problem } from '../../base/errors/index.ts';

type Issue = z.core.$ZodIssue;
type Place = readonly PropertyKey[];

/** Marks a date format among what custom checks find. */
export const DATE_FORMAT_FAULT = 'date-format';

/** Turns what does not fit the schema into a problem that names the place; both languages are made from the same facts. */
export function settingFault(issue: Issue, file: string, above: Place = []): Problem {
  const path = [...above, ...issue.path];
  const found = (code: Parameters<typeof problem>[0], more: ProblemParams = {}) =>
    problem(code, { file, where: placeOf(path), ...more });
  switch (issue.code) {
    case 'invalid_union': {
      const own = nearestOf(issue.errors);
      if (own) return settingFault(own, file, path);
      return 'options' in issue && Array.isArray(issue.options)
        ? found('LINK_SETTING_CHOICE', { known: issue.options.join(', ') })
        : found('LINK_SETTING_WRONG');
    }
    case 'invalid_type':
      return found(isMissing(issue) ? 'LINK_SETTING_MISSING' : 'LINK_SETTING_KIND', {
        expected: issue.expected,
      });
    case 'invalid_value':
      return found('LINK_SETTING_CHOICE', { known: issue.values.map(String).join(', ') });
    case 'unrecognized_keys':
      return found('LINK_SETTING_UNKNOWN', { name: issue.keys.join(', ') });
    case 'too_small':
      return found('LINK_SETTING_RANGE', { limit: `${issue.inclusive ? '≥' : '>'} ${issue.minimum}` });
    case 'too_big':
      return found('LINK_SETTING_RANGE', { limit: `${issue.inclusive ? '≤' : '<'} ${issue.maximum}` });
    case 'custom':
      return customFault(issue, path, found);
    default:
      return found('LINK_SETTING_WRONG');
  }
}

function customFault(
  { params }: Extract<Issue, { code: 'custom' }>,
  path: Place,
  found: (code: Parameters<typeof problem>[0], more?: ProblemParams) => Problem,
): Problem {
  if (params?.['fault'] === DATE_FORMAT_FAULT) return found('LINK_SETTING_DATE_FORMAT');
  if (typeof params?.['limit'] === 'string') return found('LINK_SETTING_RANGE', { limit: params['limit'] });
  return found(path.at(-1) === 'sql' ? 'LINK_SETTING_SQL' : 'LINK_SETTING_WRONG');
}

/** Of the shapes that a value might have had, what is wrong with the one it comes nearest to: that fails deepest inside. */
function nearestOf(shapes: readonly (readonly Issue[])[]): Issue | undefined {
  const depth = ([first]: readonly Issue[]) =>
    first === undefined
      ? -1
      : first.path.length + (first.code === 'invalid_type' && first.path.length === 0 ? 0 : 1);
  return shapes.toSorted((one, other) => depth(other) - depth(one))[0]?.[0];
}

function isMissing(issue: Issue): boolean {
  return issue.input === undefined;
}

/** A place as in JSONPath, `$.comparisons[0].column`; `$` is the whole. */
function placeOf(path: Place): string {
  return path.reduce<string>(
    (place, key) => (typeof key === 'number' ? `${place}[${key}]` : `${place}.${String(key)}`),
    '$',
  );
}
