import { useQuery } from '@tanstack/react-query';
import type { AreaHistoryAnswer } from '../../../../contract/index.ts';
import {
  Delta,
  HeldBack,
  LineChart,
  Noisy,
  ProblemNote,
  questions,
  Shape,
  StateNote,
  useWords,
  writeAbout,
  writeFigure,
  writeShortFigure,
} from '../../../shared/index.ts';
import { useAreaView } from '../area-view.ts';
import styles from './beside.module.css';

const SHAPE = [200];

/** The shown figure through time: a line, and the numbers beside it. */
export function History() {
  const { say } = useWords();
  const { area, layer, group } = useAreaView();
  const history = useQuery(questions.history({ code: area.code, measure: layer.id, group: group?.id }));
  return (
    <section aria-labelledby="history" className={styles['block']}>
      <h2 id="history">{say('history.title')}</h2>
      {history.isPending && <Shape heights={SHAPE} />}
      {history.isError && (
        <ProblemNote
          thrown={history.error}
          kept={say('problem.kept-rest')}
          onRetry={() => void history.refetch()}
        />
      )}
      {history.data && <Points history={history.data} />}
    </section>
  );
}

function Points({ history }: Readonly<{ history: AreaHistoryAnswer }>) {
  const { say, formats } = useWords();
  const { points, gone } = history;
  const [first] = points;
  return (
    <>
      {!first && <StateNote title={say('history.none')}>{say('history.none.why')}</StateNote>}
      {first && points.length === 1 && (
        <StateNote title={say('history.one')}>
          <p>
            {say('history.one.why', {
              date: formats.date(first.asOf),
              value:
                first.value === null
                  ? say('protection.hidden')
                  : writeAbout(writeFigure(history.unit, first.value, formats), history.protection),
              unit: say(`unit.${history.unit}`),
            })}
          </p>
        </StateNote>
      )}
      {points.length > 1 && <ThroughTime history={history} />}
      {gone.length > 0 && (
        <p className="soft">
          {say('history.gone', { days: formats.list(gone.map((day) => formats.date(day))) })}
        </p>
      )}
    </>
  );
}

function ThroughTime({ history }: Readonly<{ history: AreaHistoryAnswer }>) {
  const { say, pick, formats } = useWords();
  const { area, layer } = useAreaView();
  const { points, unit } = history;
  const names = { measure: pick(layer.title), name: pick(area.name) };
  return (
    <div className={styles['time']}>
      <LineChart
        label={say('history.chart', names)}
        days={points.map((point) => point.asOf)}
        lines={[{ id: area.code, name: names.name, values: points.map((point) => point.value ?? undefined) }]}
        writeDay={(day) => formats.date(day)}
        write={(value) => writeShortFigure(unit, value, formats)}
      />
      <table>
        <caption className="heard">{say('history.caption', names)}</caption>
        <thead>
          <tr>
            <th scope="col">{say('history.day')}</th>
            <th scope="col" className={styles['number']}>
              {say(`unit.${unit}`)}
            </th>
            <th scope="col" className={styles['number']}>
              {say('history.change')} (%)
            </th>
          </tr>
        </thead>
        <tbody>
          {points
            .map((point, index) => (
              <tr key={point.asOf}>
                <th scope="row">{formats.date(point.asOf)}</th>
                <td className={styles['number']}>
                  <Point point={point} history={history} />
                </td>
                <td className={styles['number']}>
                  <Change before={points[index - 1]?.value ?? undefined} now={point.value ?? undefined} />
                </td>
              </tr>
            ))
            .toReversed()}
        </tbody>
      </table>
    </div>
  );
}

type PointProps = Readonly<{ point: AreaHistoryAnswer['points'][number]; history: AreaHistoryAnswer }>;

/** The figure of one day. */
function Point({ point: { value, hidden }, history: { unit, protection } }: PointProps) {
  const { formats } = useWords();
  if (hidden) return <HeldBack reason={hidden} />;
  if (value === null) return '–';
  const text = writeFigure(unit, value, formats);
  if (protection.kind === 'none') return text;
  return <Noisy text={text} noise={protection} counts={unit === 'people' ? 'people' : 'others'} />;
}

const HUNDRED = 100;

/** How much a figure has moved since the day before it, in hundredths of that day's. */
function Change({ before, now }: Readonly<{ before: number | undefined; now: number | undefined }>) {
  const { layer } = useAreaView();
  if (!before || now === undefined) return '–';
  return <Delta value={((now - before) / before) * HUNDRED} direction={layer.direction} />;
}
