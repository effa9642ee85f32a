import { contentProblem, type Place, suggest } from '../../entitlements/index.ts';
import type { SourceContract } from '../../intake/index.ts';
import { countedIn, type Indicator, type IndicatorSet } from './indicator-set.ts';
import type { SurveySettings } from './survey.ts';

/** A set and the file it stands in. */
export type SetFile = Readonly<{ file: string; set: IndicatorSet }>;

/** What sets are checked against. */
export type Against = Readonly<{ survey: SurveySettings; households: SourceContract }>;

/** Refuses sets that contradict themselves or each other. */
export function checkSets(files: readonly SetFile[], against: Against): void {
  for (const [index, { file, set }] of files.entries()) {
    const same = files.slice(0, index).find((other) => other.set.id === set.id);
    if (same)
      throw contentProblem({ file, path: ['id'] }, `the id '${set.id}' already stands in ${same.file}`);
    checkNumbers(set, file);
    checkDimensions(set, file);
    checkWeights(set, file);
    checkYears(set, file);
    for (const [at, indicator] of set.indicators.entries()) {
      const place = { file, path: ['indicators', at] };
      checkAnswered(indicator, place);
      checkColumn(indicator, against, place);
      checkSame(indicator, files, place);
    }
  }
}

function checkNumbers({ indicators }: IndicatorSet, file: string): void {
  for (const [index, { number, id }] of indicators.entries()) {
    const before = indicators.slice(0, index);
    const place = (key: string): Place => ({ file, path: ['indicators', index, key] });
    if (before.some((other) => other.number === number)) {
      throw contentProblem(place('number'), `indicator ${number} is listed twice; give each its own number`);
    }
    if (id !== undefined && before.some((other) => other.id === id)) {
      throw contentProblem(place('id'), `the id '${id}' is used twice`);
    }
  }
}

function checkDimensions({ dimensions, indicators }: IndicatorSet, file: string): void {
  const numbers = indicators.map(({ number }) => number);
  for (const [index, dimension] of dimensions.entries()) {
    const before = dimensions.slice(0, index);
    if (before.some(({ id }) => id === dimension.id)) {
      throw contentProblem(
        { file, path: ['dimensions', index, 'id'] },
        `dimension '${dimension.id}' is listed twice`,
      );
    }
    for (const [at, number] of dimension.indicators.entries()) {
      const place = { file, path: ['dimensions', index, 'indicators', at] };
      if (!numbers.includes(number)) {
        throw contentProblem(
          place,
          `indicator ${number} is not in the list of indicators; add it there or leave it out`,
        );
      }
      const other = before.find(({ indicators: counted }) => counted.includes(number));
      const twice = dimension.indicators.indexOf(number) !== at ? dimension : other;
      if (!twice) continue;
      throw contentProblem(
        place,
        `indicator ${number} counts twice: it stands in '${twice.id}' already; keep one`,
      );
    }
  }
}

function checkWeights(set: IndicatorSet, file: string): void {
  const { weightsSum, identification } = set;
  const counted = countedIn(set);
  const sum = counted.reduce((all, { weight }) => all + weight, 0);
  if (sum !== weightsSum) {
    const reason = `the weights of the ${counted.length} indicators that count add up to ${sum}, not ${weightsSum}; correct a weight, or say weightsSum: ${sum}`;
    throw contentProblem({ file, path: ['weightsSum'] }, reason);
  }
  if (identification.kind === 'cut-off' && identification.k > sum) {
    const reason = `a cut-off of ${identification.k} cannot be reached: all weights together are ${sum}`;
    throw contentProblem({ file, path: ['identification', 'k'] }, reason);
  }
  if (identification.kind !== 'none' && counted.length === 0) {
    const reason = `'${identification.kind}' needs dimensions with indicators; write { kind: none } for a set that keeps marks only`;
    throw contentProblem({ file, path: ['identification'] }, reason);
  }
}

function checkYears({ valid, standIn }: IndicatorSet, file: string): void {
  if (valid.to !== null && valid.to < valid.from) {
    throw contentProblem(
      { file, path: ['valid'] },
      `it ends in ${valid.to}, before it begins in ${valid.from}`,
    );
  }
  if (!standIn || (valid.to !== null && standIn.from > valid.to)) return;
  const reason = `years it stands in for come after its own (${valid.from} to ${valid.to ?? 'open'})`;
  throw contentProblem({ file, path: ['standIn', 'from'] }, reason);
}

function checkAnswered(
  { relevant, passes, members, column, same, unanswered }: Indicator,
  place: Place,
): void {
  const reason = () => {
    if (passes && members) return "it has both 'passes' and 'members'; keep one";
    if (relevant && !passes) return "'relevant' goes with 'passes'; members say who is meant with 'who'";
    const ways = [passes ?? members ?? column, same, unanswered].filter((way) => way !== undefined);
    if (ways.length === 1) return null;
    if (ways.length > 1) return "'same' and 'unanswered' stand alone; leave the rule and the column out";
    return "nothing answers it; give 'passes', 'members', 'column' or 'same', or say with 'unanswered' why nothing does";
  };
  const found = reason();
  if (found !== null) throw contentProblem(place, found);
}

/** A mark's column must be one of the survey's that can say all three marks. */
function checkColumn({ column }: Indicator, { survey, households }: Against, place: Place): void {
  if (column === undefined) return;
  const marked = Object.values(survey.marks);
  const marks = households.columns.filter(({ map }) =>
    marked.every((one) => Object.values(map ?? {}).includes(one)),
  );
  const known = marks.map(({ field }) => field);
  if (known.includes(column)) return;
  const reason = `the contract '${households.id}' has no marks '${column}'; ${suggest(column, known)}`;
  throw contentProblem({ ...place, path: [...place.path, 'column'] }, reason);
}

function checkSame({ same }: Indicator, files: readonly SetFile[], place: Place): void {
  if (!same) return;
  const at = (key: string): Place => ({ ...place, path: [...place.path, 'same', key] });
  const other = files.find(({ set }) => set.id === same.set)?.set;
  if (!other) {
    const known = files.map(({ set }) => set.id);
    throw contentProblem(at('set'), `there is no set '${same.set}'; ${suggest(same.set, known)}`);
  }
  const found = other.indicators.find(({ number }) => number === same.number);
  if (found && !found.same) return;
  const reason = found
    ? `indicator ${same.number} of '${same.set}' is itself taken over; name the set in which its rule stands`
    : `'${same.set}' has no indicator ${same.number}`;
  throw contentProblem(at('number'), reason);
}
