import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReviewProgressAnswer } from '../../../contract/index.ts';
import { AreaFinder, Bar, questions, useWords } from '../../shared/index.ts';
import styles from './review.module.css';

type Props = Readonly<{ progress: ReviewProgressAnswer }>;

/** What is asked here, in which area, and how far it has come. */
export function ReviewHead({ progress }: Props) {
  const { say, pick, formats } = useWords();
  const navigate = useNavigate();
  const area = useQuery(questions.area(progress.area));
  const name = area.data ? pick(area.data.name) : progress.area;
  return (
    <div className={styles['head']}>
      <div>
        <h1>{say('review.title')}</h1>
        <p className="soft">{say('review.where', { area: name, date: formats.date(progress.asOf) })}</p>
        <p className={styles['why']}>{say('review.why')}</p>
        <details className="no-paper">
          <summary>{say('review.area.change')}</summary>
          <AreaFinder
            label={say('review.area.change')}
            labelShown="heard"
            onChoose={({ code }) => void navigate({ to: '/review', search: { area: code } })}
          />
        </details>
      </div>
      <Progress progress={progress} />
    </div>
  );
}

function Progress({ progress }: Props) {
  const { say, formats } = useWords();
  const { total, settled, gold } = progress;
  const tested = gold.right + gold.wrong + gold.cannotTell;
  const counts = [
    { id: 'review.open', text: formats.count(progress.open) },
    { id: 'review.waiting', text: formats.count(progress.waiting) },
    { id: 'review.disagreed', text: formats.count(progress.disagreed) },
    { id: 'review.today', text: formats.count(progress.doneToday) },
    {
      id: 'review.gold',
      text:
        tested === 0 ? say('review.gold.none') : say('review.gold.count', { right: gold.right, all: tested }),
    },
  ] as const;
  return (
    <section aria-labelledby="progress" className={styles['progress']}>
      <h2 id="progress" className="heard">
        {say('review.progress')}
      </h2>
      <p aria-live="polite">{say('review.progress.of', { settled, total })}</p>
      <Bar part={total === 0 ? 0 : settled / total} />
      <dl className={styles['counts']}>
        {counts.map(({ id, text }) => (
          <div key={id}>
            <dt>{say(id)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
