import { contentProblem, type Place, type Programme, suggest } from '../content/index.ts';
import { type Asked, programmesAsked } from './programmes-asked.ts';

type Library = ReadonlyMap<string, Programme>;

/** Refuses programmes that name one that is not there, contradict each other, or wait for each other's answer. */
export function checkLinks(library: Library): void {
  for (const programme of library.values()) checkStacking(programme, library);
  refuseCircles(library);
}

function checkStacking({ id, file, stacking }: Programme, library: Library): void {
  for (const [index, rule] of stacking.entries()) {
    const at = (key: string): Place => ({ file, path: ['stacking', index, key] });
    const other = library.get(rule.with);
    if (!other) {
      const reason = `there is no programme '${rule.with}'; ${suggest(rule.with, [...library.keys()])}`;
      throw contentProblem(at('with'), reason);
    }
    if (rule.with === id) throw contentProblem(at('with'), 'a programme cannot be combined with itself');
    if (stacking.findIndex((before) => before.with === rule.with) !== index) {
      throw contentProblem(at('with'), `there are two rules for '${rule.with}'; join them into one`);
    }
    if (rule.rule === 'reduces-by' && !rule.by) {
      throw contentProblem(at('by'), "'reduces-by' needs 'by': how much less is paid");
    }
    if (rule.rule !== 'reduces-by' && rule.by) {
      throw contentProblem(
        at('by'),
        `'${rule.rule}' takes nothing away; leave 'by' out, or write 'reduces-by'`,
      );
    }
    refuseContradiction({ id, rule: rule.rule, other }, at('rule'));
  }
}

/** One side that forbids the pair and another that allows it cannot both be the law. */
function refuseContradiction(
  { id, rule, other }: Readonly<{ id: string; rule: string; other: Programme }>,
  place: Place,
): void {
  const back = other.stacking.find((candidate) => candidate.with === id);
  if (!back || (rule === 'may-not') === (back.rule === 'may-not')) return;
  const reason = `'${id}' says '${rule}' of '${other.id}', but ${other.file} says '${back.rule}' of '${id}'; say the same in both, or in one only`;
  throw contentProblem(place, reason);
}

function refuseCircles(library: Library): void {
  const asked = new Map([...library].map(([id, programme]) => [id, programmesAsked(programme)]));
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (done.has(id)) return;
    for (const next of asked.get(id) ?? []) {
      const begins = [...path, id].indexOf(next.programme);
      if (begins >= 0) throw circle([...path, id].slice(begins), next, library.get(id));
      visit(next.programme, [...path, id]);
    }
    done.add(id);
  };
  for (const id of library.keys()) visit(id, []);
}

function circle(ids: readonly string[], { programme, path }: Asked, last: Programme | undefined) {
  const way = [...ids, programme].join(' → ');
  const reason = `whether somebody is entitled would depend on itself (${way}); ask { as: paid } at one of them`;
  return contentProblem({ file: last?.file ?? programme, path }, reason);
}
