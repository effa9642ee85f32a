import type { MeasureAnswer } from '../../../../contract/index.ts';
import {
  Delta,
  differenceOf,
  isCountedBy,
  rateOf,
  shareOf,
  useWords,
  wayOf,
  writeShortFigure,
} from '../../../shared/index.ts';
import styles from '../area-page.module.css';
import { useAreaView } from '../area-view.ts';
import { FigureLink } from '../figure-link.tsx';

/** The four an officer is asked for first. */
const HEADLINES = ['target_poor', 'missing_out', 'missing_out_satang_month', 'bed_bound'];

/** Four numbers, count first, each beside the area above. */
export function Headlines() {
  const { say, pick } = useWords();
  const { area, content } = useAreaView();
  const measures = HEADLINES.flatMap((id) => content.measures.find((measure) => measure.id === id) ?? []);
  return (
    <section aria-label={say('headlines.title', { name: pick(area.name) })} className={styles['headlines']}>
      <dl>
        {measures.map((measure) => (
          <Headline key={measure.id} measure={measure} />
        ))}
      </dl>
    </section>
  );
}

function Headline({ measure }: Readonly<{ measure: MeasureAnswer }>) {
  const { say, pick, formats } = useWords();
  const { area, group, figures } = useAreaView();
  const value = isCountedBy(measure, group?.id) ? figures[measure.id] : undefined;
  const text = value === undefined ? {} : { text: writeShortFigure(measure.unit, value, formats) };
  return (
    <div className={styles['headline']}>
      <dt title={pick(measure.definition)}>{pick(measure.title)}</dt>
      <dd>
        <span className={styles['number']}>
          <FigureLink
            code={area.code}
            measure={measure}
            group={group?.id}
            value={value}
            protection={area.protection}
            {...text}
          />
        </span>{' '}
        {value !== undefined && <span className={styles['unit']}>{say(`unit.${measure.unit}`)}</span>}
        <Beside measure={measure} />
      </dd>
    </div>
  );
}

/** How a number stands beside the parent area; at the top, its own rate. */
function Beside({ measure }: Readonly<{ measure: MeasureAnswer }>) {
  const { say, pick, formats } = useWords();
  const { figures, parent, parentFigures } = useAreaView();
  const rate = rateOf(figures, measure);
  const difference = differenceOf(figures, parentFigures, measure);
  const share = shareOf(figures, parentFigures, measure.id);
  const name = parent ? pick(parent.name) : '';
  if (difference) {
    return (
      <p className={styles['beside']}>
        <Delta value={difference.value} direction={measure.direction} />{' '}
        {say(`beside.${difference.per}.${wayOf(difference.value)}`, { name })}
      </p>
    );
  }
  if (measure.over === null && share !== undefined) {
    return <p className={styles['beside']}>{say('rate.share', { share: formats.rate(share), name })}</p>;
  }
  if (rate && !parent)
    return <p className={styles['beside']}>{say(`rate.${rate.per}`, { rate: formats.rate(rate.value) })}</p>;
  return measure.over && figures[measure.id] !== undefined ? (
    <p className={styles['beside']}>{say('rate.few')}</p>
  ) : null;
}
