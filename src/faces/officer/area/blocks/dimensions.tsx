import type { MeasureAnswer } from '../../../../contract/index.ts';
import { Bar, rateOf, StateNote, useWords } from '../../../shared/index.ts';
import { type AreaView, useAreaView } from '../area-view.ts';
import { FigureLink } from '../figure-link.tsx';
import styles from './blocks.module.css';
import { LayerLink } from './layer-link.tsx';

/** The five dimensions on one scale, each with its count, its share, and the area above as a mark. */
export function Dimensions() {
  const { say, pick } = useWords();
  const view = useAreaView();
  const { content, figures, parent, parentFigures } = view;
  const measures = content.measures.filter((measure) => measure.layer === 'dimension');
  const whole = measures[0]?.over;
  const rates = measures.flatMap((measure) =>
    [figures, parentFigures].map((one) => rateOf(one, measure)?.value ?? 0),
  );
  const greatest = Math.max(1, ...rates);
  return (
    <section aria-labelledby="dimensions" className={styles['block']}>
      <h2 id="dimensions">{say('dimensions.title')}</h2>
      {whole && figures[whole] === 0 ? (
        <StateNote title={say('dimensions.empty')} />
      ) : (
        <table className={styles['bars']}>
          <caption>
            {say('dimensions.note')}
            {parent && ` · ${say('dimensions.tick', { name: pick(parent.name) })}`}
          </caption>
          <tbody>
            {measures.map((measure) => (
              <Dimension key={measure.id} measure={measure} view={view} greatest={greatest} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type DimensionProps = Readonly<{ measure: MeasureAnswer; view: AreaView; greatest: number }>;

function Dimension({ measure, view, greatest }: DimensionProps) {
  const { formats, say } = useWords();
  const { area, group, figures, parentFigures } = view;
  const rate = rateOf(figures, measure);
  const beside = rateOf(parentFigures, measure);
  return (
    <tr>
      <th scope="row">
        <LayerLink measure={measure} />
      </th>
      <td className={styles['wide']}>
        {rate && <Bar part={rate.value / greatest} tick={beside && beside.value / greatest} />}
      </td>
      <td className={styles['number']}>
        <FigureLink
          code={area.code}
          measure={measure}
          group={group?.id}
          value={figures[measure.id]}
          protection={area.protection}
        />
      </td>
      <td className={`${styles['number']} soft`}>
        {rate && say('rate.100', { rate: formats.rate(rate.value) })}
      </td>
    </tr>
  );
}
