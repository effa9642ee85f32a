import { lineChart, PLOT, straight } from '../charts/index.ts';
import type { LinkReport } from '../link-report.ts';
import { countOf, html, type Markup, percentOf, shareOf, tableOf } from '../page/index.ts';
import { say } from '../words/index.ts';
import { nothing } from './nothing.ts';

const FIFTHS = [0, 0.2, 0.4, 0.6, 0.8, 1].map((at) => ({ at, label: at.toFixed(1) }));

/** The probability given beside the share that was true, by bands. */
export function calibration({ calibration: bands }: LinkReport): Markup {
  if (!bands || bands.length === 0) return nothing('noCalibration');
  const chart = lineChart({
    namedBy: 'calibration-table',
    axes: {
      x: straight([0, 1], [PLOT.left, PLOT.right]),
      y: straight([0, 1], [PLOT.bottom, PLOT.top]),
      xTicks: FIFTHS,
      yTicks: FIFTHS,
      xTitle: say('expected'),
      yTitle: say('observed'),
    },
    lines: [
      {
        name: say('observed'),
        points: bands.filter(({ pairs }) => pairs > 0).map(({ expected, observed }) => [expected, observed]),
        dots: true,
      },
      {
        name: say('ideal'),
        points: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
    chosen: null,
  });
  const table = tableOf({
    id: 'calibration-table',
    caption: say('calibrationCaption'),
    columns: [
      { title: say('band'), kind: 'words' },
      { title: say('pairs'), kind: 'figure' },
      { title: say('expected'), kind: 'figure' },
      { title: say('observed'), kind: 'figure' },
    ],
    parts: [
      {
        rows: bands.map(({ from, to, pairs, expected, observed }) => [
          `${from.toFixed(2)} – ${to.toFixed(2)}`,
          countOf(pairs),
          pairs === 0 ? '–' : shareOf(expected),
          pairs === 0 ? '–' : percentOf(observed),
        ]),
      },
    ],
  });
  return html`<p>${say('calibrationNote')}</p><div class="beside"><div>${chart}</div>${table}</div>`;
}
