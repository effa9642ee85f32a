import { useMutation } from '@tanstack/react-query';
import type { MyVisitDetailsAnswer } from '../../../../contract/index.ts';
import { ask } from '../../../shared/index.ts';
import { useWords } from '../../messages/index.ts';
import { sayOfVisits } from '../../messages/visits/index.ts';
import { parts, Trouble } from '../../parts/index.ts';
import { paths } from '../../questions/index.ts';
import styles from '../facts.module.css';

type Props = Readonly<{ visit: string; name: string }>;

/** What was done at a visit, once it is asked for; what is sensitive stays covered until that is asked for too. */
export function VisitDetails({ visit, name }: Props) {
  const say = sayOfVisits(useWords().language);
  const details = useMutation({
    mutationFn: (uncovered: boolean) => ask<MyVisitDetailsAnswer>(paths.visit(visit, uncovered)),
  });
  if (details.isError)
    return <Trouble thrown={details.error} onRetry={() => details.mutate(details.variables)} />;
  if (!details.data)
    return (
      <button
        type="button"
        className={`${parts['quiet']} ${styles['act']} no-paper`}
        disabled={details.isPending}
        aria-label={say('visits.details.of', { visit: name })}
        onClick={() => details.mutate(false)}
      >
        {say('visits.details')}
      </button>
    );
  return <Told details={details.data} onUncover={() => details.mutate(true)} />;
}

type ToldProps = Readonly<{ details: MyVisitDetailsAnswer; onUncover: () => void }>;

function Told({ details, onUncover }: ToldProps) {
  const { pick, language } = useWords();
  const say = sayOfVisits(language);
  const { reasons, procedures, drugs, tests } = details;
  return (
    <div role="status" className={parts['steps']} data-details>
      <p className={parts['soft']}>{say(reasons.length > 0 ? 'visits.about' : 'visits.about.none')}</p>
      <ul>
        {reasons.map(({ words, covered }) => (
          <li key={words?.en ?? covered?.why.en}>
            {words && pick(words)}
            {covered && (
              <>
                <strong>{say('visits.covered')}</strong> – {pick(covered.why)}
                {!covered.canAsk && ` · ${say('visits.covered.proxy')}`}
              </>
            )}
          </li>
        ))}
      </ul>
      {reasons.some(({ covered }) => covered?.canAsk) && (
        <button type="button" className={`${parts['quiet']} no-paper`} onClick={onUncover}>
          {say('visits.uncover')}
        </button>
      )}
      <p className={parts['soft']}>{say('visits.done', { procedures, drugs, tests })}</p>
    </div>
  );
}
