import type { DisputeAnswer } from '../../../../contract/index.ts';
import { type MessageId, useWords } from '../../messages/index.ts';
import { parts, writeValue } from '../../parts/index.ts';
import { StepForm } from './step-form.tsx';
import styles from './story.module.css';

/** What comes next, by the last thing that was done; where the clock runs, the clock says it. */
const NEXT: Partial<Readonly<Record<DisputeAnswer['last'], MessageId>>> = {
  asked: 'dispute.next.asked',
  refused: 'dispute.next.refused',
  withdrawn: 'dispute.next.withdrawn',
  dismissed: 'dispute.next.dismissed',
  ended: 'dispute.next.ended',
};

/** How a thing that somebody said is wrong stands, what happened and what comes next. */
export function DisputeStory({ dispute }: Readonly<{ dispute: DisputeAnswer }>) {
  const words = useWords();
  const { say, pick } = words;
  const next = NEXT[dispute.last];
  return (
    <article className={parts['card']} data-dispute={dispute.fact} data-last={dispute.last}>
      <h3>{pick(dispute.label)}</h3>
      <p className={styles['state']}>
        {say(`dispute.state.${dispute.last}`, { agency: pick(dispute.agency) })}
      </p>
      <Clock clock={dispute.clock} />
      {dispute.right && (
        <>
          <p>
            {say('dispute.correct', { value: writeValue({ ...dispute.right, type: dispute.type }, words) })}
          </p>
          <p className={parts['strong']}>
            {dispute.applied ? '✓ ' : ''}
            {say(nextOf(dispute.applied))}
          </p>
        </>
      )}
      {next && (dispute.moves.length > 0 || dispute.last !== 'refused') && <p>{say(next)}</p>}
      <Changes dispute={dispute} />
      <History dispute={dispute} />
      <StepForm dispute={dispute} />
    </article>
  );
}

/** What becomes of what was found right: a run uses a fact, and a hospital corrects its claim. */
function nextOf(applied: DisputeAnswer['applied']): MessageId {
  if (applied === null) return 'dispute.next.claim';
  return applied ? 'dispute.next.applied' : 'dispute.next.waiting';
}

function Clock({ clock }: Pick<DisputeAnswer, 'clock'>) {
  const { say, formats } = useWords();
  if (!clock || clock.stopped) return null;
  if (clock.isOverdue)
    return <p className={styles['late']}>! {say('dispute.overdue', { days: -clock.daysLeft })}</p>;
  return (
    <p className={parts['soft']}>
      {say('dispute.left', { date: formats.date(clock.dueOn), days: clock.daysLeft })}
    </p>
  );
}

function Changes({ dispute }: Readonly<{ dispute: DisputeAnswer }>) {
  const { say, pick, formats } = useWords();
  if (dispute.changes.length === 0) return null;
  const standing = ({ standing: how, satangAMonth }: DisputeAnswer['changes'][number]['before']) =>
    satangAMonth
      ? `${say(`dispute.standing.${how}`)} ${say('rights.baht.month', { baht: formats.baht(satangAMonth) })}`
      : say(`dispute.standing.${how}`);
  return (
    <div className={styles['changes']}>
      <p className={parts['soft']}>{say('dispute.changes')}</p>
      <ul>
        {dispute.changes.map((change) => (
          <li key={change.programme}>
            {say('dispute.change', {
              right: pick(change.title),
              before: standing(change.before),
              after: standing(change.after),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function History({ dispute }: Readonly<{ dispute: DisputeAnswer }>) {
  const words = useWords();
  const { say, formats } = words;
  return (
    <details className={parts['fold']}>
      <summary>{say('dispute.history')}</summary>
      <ol className={styles['history']}>
        {dispute.history.map((step) => (
          <li key={step.step}>
            <p>
              {say(`dispute.act.${step.act}`)}
              {step.value.value !== null && `: ${writeValue({ ...step.value, type: dispute.type }, words)}`}
            </p>
            {step.note && <p className={styles['note']}>“{step.note}”</p>}
            <p className={parts['soft']}>{formats.moment(step.at)}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
