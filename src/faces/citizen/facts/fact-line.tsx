import { useEffect, useRef, useState } from 'react';
import type { MyFactAnswer } from '../../../contract/index.ts';
import { useWords } from '../messages/index.ts';
import { parts, writeValue } from '../parts/index.ts';
import styles from './facts.module.css';
import { DisputeForm, SETTLED } from './form/index.ts';

const DAYS_A_MONTH = 30;
const OLD_FROM_DAYS = 183;

type Props = Readonly<{ fact: MyFactAnswer; isNamed: boolean }>;

/** One thing a register says, with its source and age, and the way to say that it is wrong. */
export function FactLine({ fact, isNamed }: Props) {
  const words = useWords();
  const { say, pick, formats } = words;
  const [asked, setAsked] = useState(isNamed && canSay(fact));
  const line = useRef<HTMLLIElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isNamed) line.current?.scrollIntoView({ block: 'center' });
  }, [isNamed]);
  const close = () => {
    setAsked(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <li ref={line} id={fact.fact} className={styles['fact']} data-fact={fact.fact}>
      <p className={styles['label']}>{pick(fact.label)}</p>
      <p className={styles['value']}>{writeValue(fact, words)}</p>
      <p className={parts['soft']}>
        {fact.source &&
          fact.agency &&
          say('facts.by', { source: pick(fact.source), agency: pick(fact.agency) })}
        {fact.asOf && ` · ${say('facts.on', { date: formats.date(fact.asOf) })}`}
        {fact.ageDays !== null && fact.ageDays > OLD_FROM_DAYS && (
          <strong> · {say('facts.old', { months: Math.floor(fact.ageDays / DAYS_A_MONTH) })}</strong>
        )}
      </p>
      {fact.others.map((other) => (
        <p key={other.source.en} className={styles['other']}>
          !{' '}
          {say('facts.others', {
            source: pick(other.source),
            value: writeValue({ ...other, type: fact.type }, words),
          })}
        </p>
      ))}
      {fact.correctedOn && (
        <p className={styles['corrected']}>
          ✓ {say('facts.corrected', { date: formats.date(fact.correctedOn) })}
        </p>
      )}
      {canSay(fact) && !asked && (
        <button
          ref={button}
          type="button"
          className={`${parts['quiet']} no-paper`}
          aria-label={say('facts.wrong.of', { fact: pick(fact.label) })}
          onClick={() => setAsked(true)}
        >
          {say('facts.wrong')}
        </button>
      )}
      {asked && <DisputeForm fact={fact} onClose={close} />}
    </li>
  );
}

function canSay({ disputable, dispute }: MyFactAnswer): boolean {
  return disputable && (dispute === null || SETTLED.includes(dispute.last));
}
