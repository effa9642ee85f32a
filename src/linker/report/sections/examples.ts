import { type Extent, extentOf, weightBar } from '../charts/index.ts';
import type { LinkReport, ReportExample } from '../link-report.ts';
import { bitsOf, html, type Markup, makeShow, type Part, shareOf, tableOf } from '../page/index.ts';
import { say } from '../words/index.ts';
import { nothing } from './nothing.ts';

const MOST_EXAMPLES = 24;

/** One move of the weight. */
type Move = Readonly<{ name: Part; level: Part; left: Part; right: Part; weight: number }>;

/** Pairs whose weight is followed from the odds of a random pair to the sum, one comparison a row. */
export function examples({ examples, maskValues, sources }: LinkReport): Markup {
  if (examples.length === 0) return nothing('noExamples');
  const shown = examples.slice(0, MOST_EXAMPLES);
  const nameOf = (end: ReportExample['left'], place: number) =>
    maskValues ? say('record', { place: String(place) }) : `${end.id}`;
  return html`<p>${say('examplesNote')}</p>${shown.map((example, place) => {
    const caption = html`${say('exampleCaption', {
      place: String(place + 1),
      left: nameOf(example.left, 1),
      right: nameOf(example.right, 2),
      weight: bitsOf(example.weight),
      probability: shareOf(example.probability),
    })} <small>(${sources[example.left.source]?.name ?? '?'} · ${sources[example.right.source]?.name ?? '?'})</small>`;
    return pairTable(`example-${place}`, caption, movesOf(example, { masked: maskValues }));
  })}`;
}

function movesOf(example: ReportExample, mask: Readonly<{ masked: boolean }>): readonly Move[] {
  const start = { name: say('priorStep'), level: null, left: null, right: null, weight: example.priorWeight };
  const moves = example.steps.flatMap((step): readonly Move[] => {
    const show = makeShow(mask);
    const { comparison: name, level, weight } = step;
    const [left, right] = [show(step.left) ?? say('missing'), show(step.right) ?? say('missing')];
    const compared = { name, level, left, right, weight };
    if (step.frequencyWeight === 0) return [compared];
    const frequency = {
      name: say('frequencyStep', { comparison: name }),
      level: null,
      left: null,
      right: null,
    };
    return [compared, { ...frequency, weight: step.frequencyWeight }];
  });
  return [start, ...moves];
}

function pairTable(id: string, caption: Part, moves: readonly Move[]): Markup {
  const sums = [0];
  for (const { weight } of moves) sums.push((sums.at(-1) ?? 0) + weight);
  const extent: Extent = extentOf(sums);
  const rows = moves.map(({ name, level, left, right, weight }, place): readonly Part[] => {
    const course = weightBar(sums[place] ?? 0, sums[place + 1] ?? 0, extent);
    return [name, level, left, right, bitsOf(weight), course];
  });
  const total = sums.at(-1) ?? 0;
  return tableOf({
    id,
    caption,
    columns: [
      { title: say('comparison'), kind: 'words' },
      { title: say('level'), kind: 'words' },
      { title: say('leftValue'), kind: 'words' },
      { title: say('rightValue'), kind: 'words' },
      { title: say('weight'), kind: 'figure' },
      { title: say('course'), kind: 'bar' },
    ],
    parts: [
      { rows: [...rows, [say('totalStep'), null, null, null, bitsOf(total), weightBar(0, total, extent)]] },
    ],
    chosen: rows.length,
  });
}
