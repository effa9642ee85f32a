import { Link } from '@tanstack/react-router';
import type { RightAnswer } from '../../../../contract/index.ts';
import { Unverified, useWords } from '../../../shared/index.ts';
import type { KnownPerson } from '../known-person.ts';
import { AskedExplanation } from './asked-explanation.tsx';
import { amountText, missingText, reasonText } from './right-text.ts';
import styles from './rights.module.css';

type Props = Readonly<{
  right: RightAnswer;
  person: KnownPerson;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}>;

/** One programme: the amount, the one deciding reason with its law, and all reasons when they are opened. */
export function Right({ right, person, isOpen, onOpen }: Props) {
  const words = useWords();
  const { say, pick, formats } = words;
  const missing = right.reason.kind === 'lacks' ? missingText(right, person.facts, words) : '';
  return (
    <div id={`right-${right.programme}`} className={styles['right']}>
      <p className={styles['rightHead']}>
        <strong>
          <Link to="/programmes/$id" params={{ id: right.programme }}>
            {pick(right.title)}
          </Link>
        </strong>
        <span className={styles['amount']}>{amountText(right, words)}</span>
      </p>
      <p>{reasonText(right, words)}</p>
      {missing && <p className={styles['missing']}>{missing}</p>}
      {right.standing === 'could-get' && right.since && (
        <p className="soft">{say('rights.since', { date: formats.date(right.since) })}</p>
      )}
      {right.reason.law && (
        <p className="soft">
          {say('rights.law', { law: pick(right.reason.law) })}
          {!right.reason.verified && <Unverified />}
        </p>
      )}
      <details open={isOpen} onToggle={(event) => onOpen(event.currentTarget.open)}>
        <summary>
          {say('why.open')}
          <span className="heard"> {pick(right.title)}</span>
        </summary>
        {isOpen && <AskedExplanation programme={right.programme} person={person} />}
      </details>
    </div>
  );
}
