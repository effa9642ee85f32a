import { Link } from '@tanstack/react-router';
import type { MeasureAnswer } from '../../../../contract/index.ts';
import { isCountedBy, protectionOf, rateOf, useWords } from '../../../shared/index.ts';
import { type AreaView, useAreaView } from '../area-view.ts';
import { FigureLink } from '../figure-link.tsx';
import styles from './blocks.module.css';
import { LayerLink } from './layer-link.tsx';

/** Missing out stands with the programmes; here is what else does not fit between rules and rolls. */
const WITH_PROGRAMMES = 'missing_out';

/** Signs that something does not fit, for an officer to look into. */
export function Gaps() {
  const { say } = useWords();
  const { area, content } = useAreaView();
  const measures = content.measures.filter(
    (measure) =>
      measure.layer === 'gap' && measure.unit === 'people' && !measure.id.startsWith(WITH_PROGRAMMES),
  );
  return (
    <section aria-labelledby="gaps" className={styles['block']}>
      <h2 id="gaps">{say('gaps.title')}</h2>
      <p className="soft">{say('gaps.note')}</p>
      <Counted measures={measures} />
      <p className="no-paper">
        <Link to="/area/$code/flags" params={{ code: area.code }}>
          {say('gaps.flags')}
        </Link>
      </p>
    </section>
  );
}

/** People who need care. */
export function Care() {
  const { say } = useWords();
  const { content } = useAreaView();
  const measures = content.measures.filter((measure) => measure.layer === 'care');
  return (
    <section aria-labelledby="care" className={styles['block']}>
      <h2 id="care">{say('care.title')}</h2>
      <Counted measures={measures} />
    </section>
  );
}

/** The greatest first; what is zero and what is not known are named in a line each, and never mixed. */
function Counted({ measures }: Readonly<{ measures: readonly MeasureAnswer[] }>) {
  const { say, pick, formats } = useWords();
  const view = useAreaView();
  const countOf = (measure: MeasureAnswer) =>
    isCountedBy(measure, view.group?.id) ? view.figures[measure.id] : undefined;
  const some = measures
    .filter((measure) => (countOf(measure) ?? 0) > 0)
    .toSorted((one, other) => (countOf(other) ?? 0) - (countOf(one) ?? 0));
  const { hidden } = protectionOf(view.area.protection, view.group?.id);
  const titles = (wanted: (measure: MeasureAnswer) => boolean) =>
    formats.list(measures.filter(wanted).map((one) => pick(one.title)));
  const none = titles((measure) => countOf(measure) === 0);
  const isHeldBack = ({ id }: MeasureAnswer) => hidden[id] !== undefined;
  const heldBack = titles(isHeldBack);
  const unknown = titles((measure) => countOf(measure) === undefined && hidden[measure.id] === undefined);
  return (
    <>
      <table>
        <tbody>
          {some.map((measure) => (
            <CountedLine key={measure.id} measure={measure} view={view} />
          ))}
        </tbody>
      </table>
      {none && <p className="soft">{say('gaps.none', { names: none })}</p>}
      {heldBack && (
        <details className={`${styles['folded']} soft`}>
          <summary>{say('gaps.held-back', { count: measures.filter(isHeldBack).length })}</summary>
          <p>{heldBack}</p>
        </details>
      )}
      {unknown && <p className="soft">{say('gaps.unknown', { names: unknown })}</p>}
    </>
  );
}

function CountedLine({ measure, view }: Readonly<{ measure: MeasureAnswer; view: AreaView }>) {
  const { say, formats } = useWords();
  const { area, group, figures } = view;
  const rate = rateOf(figures, measure);
  return (
    <tr>
      <th scope="row">
        <LayerLink measure={measure} />
      </th>
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
        {rate && say(`rate.${rate.per}`, { rate: formats.rate(rate.value) })}
      </td>
    </tr>
  );
}
