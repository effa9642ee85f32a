import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AreaHistoryAnswer, MeasureAnswer, Today } from '../../../contract/index.ts';
import { ProblemNote, questions, Shape, useWords, writeFigure } from '../../shared/index.ts';
import { figuresSince } from './figures-since.ts';
import styles from './home.module.css';

/** The figures whose change an officer is told. */
export const NEEDS_MEASURES = ['missing_out', 'missing_out_satang_month', 'target_poor'];

/** What came in since the last visit: the day of the data, and how the main figures of the area changed. */
export function News({ today }: Readonly<{ today: Today }>) {
  const { say, formats } = useWords();
  const { publishedAt, lastVisit, asOf } = today;
  const isNew = publishedAt !== null && lastVisit !== null && publishedAt > lastVisit;
  return (
    <section aria-labelledby="news" className={styles['block']}>
      <h2 id="news">{say(isNew ? 'home.news' : 'home.news.now')}</h2>
      {!isNew && lastVisit !== null && <p className="soft">{say('home.news.none')}</p>}
      {publishedAt !== null && (
        <p>
          {say('home.news.published', {
            date: formats.date(asOf),
            moment: formats.moment(publishedAt),
          })}
        </p>
      )}
      <dl className={styles['news']}>
        {NEEDS_MEASURES.map((id) => (
          <Figure key={id} id={id} today={today} />
        ))}
      </dl>
    </section>
  );
}

function Figure({ id, today }: Readonly<{ id: string; today: Today }>) {
  const { pick } = useWords();
  const { code } = today.area;
  const content = useQuery(questions.measures());
  const history = useQuery(questions.history({ code, measure: id }));
  const measure = content.data?.measures.find((one) => one.id === id);
  if (history.isError && !history.data)
    return <ProblemNote thrown={history.error} onRetry={() => void history.refetch()} />;
  if (!measure || !history.data) return <Shape heights={[48]} />;
  return (
    <div>
      <dt>
        <Link to="/area/$code" params={{ code }} search={{ layer: id }}>
          {pick(measure.title)}
        </Link>
      </dt>
      <dd>
        <Change measure={measure} history={history.data} since={today.lastVisit} />
      </dd>
    </div>
  );
}

type ChangeProps = Readonly<{ measure: MeasureAnswer; history: AreaHistoryAnswer; since: string | null }>;

function Change({ measure, history, since }: ChangeProps) {
  const { say, formats } = useWords();
  const { now, before } = figuresSince(history.points, since);
  if (!now) return <span>{say('unknown')}</span>;
  const write = (value: number) => writeFigure(measure.unit, value, formats);
  const difference = before ? now.value - before.value : 0;
  return (
    <>
      <strong>{write(now.value)}</strong> {say(`unit.${measure.unit}`)}
      {before && (
        <span className="soft">
          {' '}
          {difference === 0
            ? say('home.news.same')
            : say(difference > 0 ? 'home.news.more' : 'home.news.less', {
                count: write(Math.abs(difference)),
              })}{' '}
          {say('home.news.from', { before: write(before.value), date: formats.date(before.asOf) })}
        </span>
      )}
    </>
  );
}
