import { Link } from '@tanstack/react-router';
import type { MeasureAnswer, MeasuresAnswer } from '../../../../contract/index.ts';
import { Bar, useWords } from '../../../shared/index.ts';
import { chooseArea } from '../../frame/index.ts';
import { type AreaView, useAreaView } from '../area-view.ts';
import { FigureLink } from '../figure-link.tsx';
import styles from './blocks.module.css';

type Programme = MeasuresAnswer['programmes'][number];

/** What is counted of every programme, by the beginning of the measure's id. */
const COLUMNS = ['eligible', 'receiving', 'missing_out', 'cannot_tell', 'missing_out_satang_month'] as const;
type Column = (typeof COLUMNS)[number];

const HEADS = {
  eligible: 'programmes.eligible',
  receiving: 'programmes.receiving',
  missing_out: 'programmes.missing-out',
  cannot_tell: 'programmes.cannot-tell',
  missing_out_satang_month: 'programmes.baht',
} as const;

/** Every programme: who is entitled, who gets it, who misses out, for whom it cannot be told, and the money. */
export function Programmes() {
  const { say } = useWords();
  const view = useAreaView();
  return (
    <section aria-labelledby="programmes" className={styles['block']}>
      <h2 id="programmes">{say('programmes.title')}</h2>
      <table className={styles['stacked']}>
        <caption className="heard">{say('programmes.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('programmes.programme')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={styles['number']}>
                {say(HEADS[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.content.programmes.map((programme) => (
            <ProgrammeLine key={programme.id} programme={programme} view={view} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ProgrammeLine({ programme, view }: Readonly<{ programme: Programme; view: AreaView }>) {
  const { say, pick } = useWords();
  const { area, content, group, figures } = view;
  const measureOf = (column: Column): MeasureAnswer | undefined =>
    content.measures.find((measure) => measure.id === `${column}:${programme.id}`);
  return (
    <tr>
      <th scope="row">
        <Link to="/programmes/$id" params={{ id: programme.id }} search={chooseArea(area.code)}>
          {pick(programme.title)}
        </Link>
      </th>
      {COLUMNS.map((column) => {
        const measure = measureOf(column);
        return (
          <td key={column} className={styles['number']} data-label={say(HEADS[column])}>
            {measure && (
              <FigureLink
                code={area.code}
                measure={measure}
                group={group?.id}
                value={figures[measure.id]}
                protection={area.protection}
              />
            )}
            {column === 'missing_out' && <Share programme={programme} view={view} />}
          </td>
        );
      })}
    </tr>
  );
}

/** How many of the entitled miss out. */
function Share({ programme, view }: Readonly<{ programme: Programme; view: AreaView }>) {
  const { say, formats } = useWords();
  const missing = view.figures[`missing_out:${programme.id}`];
  const entitled = view.figures[`eligible:${programme.id}`];
  if (missing === undefined || !entitled) return null;
  const part = missing / entitled;
  return (
    <span className={styles['share']}>
      <Bar part={part} tone="signal" />
      {say('rate.100', { rate: formats.rate(part * 100) })} {say('programmes.share')}
    </span>
  );
}
