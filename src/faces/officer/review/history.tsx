import { Button } from '@mantine/core';
import type { ReviewProgressAnswer } from '../../../contract/index.ts';
import { useWords } from '../../shared/index.ts';
import styles from './review.module.css';
import type { Review } from './use-review.ts';

type Props = Readonly<{ review: Review; progress: ReviewProgressAnswer }>;

/** One's own latest answers and the area's latest decisions, each to be taken back in one step. No names stand here. */
export function History({ review, progress }: Props) {
  const { say, formats } = useWords();
  const { mine, decisions } = progress;
  return (
    <div className={`${styles['history']} no-paper`}>
      {mine.length > 0 && (
        <details>
          <summary>{say('review.mine')}</summary>
          <ul>
            {mine.map(({ pair, answer, state }) => (
              <li key={pair}>
                <span>
                  {say('review.pair', { pair: shortName(pair) })} · {say(`review.answer.${answer}`)}
                  <span className="soft"> {say(`review.state.${state}`)}</span>
                </span>
                <Act pair={pair} label={say('review.show')} onAct={() => review.look(pair)} />
                <Act pair={pair} label={say('review.undo')} onAct={() => review.undo(pair)} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {decisions.length > 0 && (
        <details>
          <summary>{say('review.decisions')}</summary>
          <ul>
            {decisions.map(({ pair, decision, decidedBy, at }) => (
              <li key={pair}>
                <span>
                  {say('review.pair', { pair: shortName(pair) })} · {say(`review.answer.${decision}`)}
                  <span className="soft">
                    {' '}
                    {say('review.decided-by', { people: formats.list(decidedBy) })} ·{' '}
                    {formats.date(at.slice(0, 10))}
                  </span>
                </span>
                <Act pair={pair} label={say('review.undo.decision')} onAct={() => review.undo(pair)} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const LETTERS_SHOWN = 6;

/** The end of a pair's number is enough to tell ten apart. */
function shortName(pair: string): string {
  return `…${pair.slice(-LETTERS_SHOWN)}`;
}

type ActProps = Readonly<{ pair: string; label: string; onAct: () => void }>;

function Act({ pair, label, onAct }: ActProps) {
  return (
    <Button variant="subtle" size="compact-sm" onClick={onAct}>
      {label}
      <span className="heard"> {shortName(pair)}</span>
    </Button>
  );
}
