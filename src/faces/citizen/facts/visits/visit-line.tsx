import { useRef, useState } from 'react';
import type { MyVisitAnswer, MyVisitsAnswer } from '../../../../contract/index.ts';
import { useWords, type Words } from '../../messages/index.ts';
import { sayOfVisits } from '../../messages/visits/index.ts';
import { parts } from '../../parts/index.ts';
import styles from '../facts.module.css';
import { DisputeForm, SETTLED } from '../form/index.ts';
import { VisitDetails } from './visit-details.tsx';

type Props = Readonly<{ visit: MyVisitAnswer }> & Pick<MyVisitsAnswer, 'agency' | 'wrongs'>;

/** One visit: where and when, by which right, how its claim stands, what it cost, and the way to say that it is wrong. */
export function VisitLine({ visit, agency, wrongs }: Props) {
  const words = useWords();
  const { pick, language } = words;
  const say = sayOfVisits(language);
  const [asked, setAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { fact, hospital, kindWords, right, stateWords, dispute } = visit;
  const days = daysOf(visit, words);
  const name = `${pick(hospital)} ${days}`;
  const canSay = dispute === null || SETTLED.includes(dispute.last);
  const close = () => {
    setAsked(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <li data-visit={visit.id}>
      <p className={styles['value']}>{pick(hospital)}</p>
      <p>
        {days} · {pick(kindWords)}
      </p>
      <p className={parts['soft']}>
        {right ? say('visits.right', { right: pick(right) }) : say('visits.no-right')}
      </p>
      <p className={parts['strong']}>{pick(stateWords)}</p>
      <Money visit={visit} />
      <VisitDetails visit={visit.id} name={name} />
      {canSay && !asked && (
        <button
          ref={button}
          type="button"
          className={`${parts['quiet']} ${styles['act']} no-paper`}
          aria-label={say('visits.wrong.of', { visit: name })}
          onClick={() => setAsked(true)}
        >
          {say('visits.wrong')}
        </button>
      )}
      {!canSay && <p className={styles['other']}>! {say('visits.wrong.open')}</p>}
      {asked && (
        <DisputeForm
          fact={{
            fact,
            label: hospital,
            agency,
            type: 'text',
            value: days,
            words: null,
            choices: wrongs,
          }}
          says={{ value: say('visits.wrong.said', { value: days }), choice: say('visits.wrong.what') }}
          onClose={close}
        />
      )}
    </li>
  );
}

function Money({ visit }: Readonly<{ visit: MyVisitAnswer }>) {
  const { formats, language } = useWords();
  const say = sayOfVisits(language);
  const { chargedSatang, ownSatang, approvedSatang, paidSatang } = visit;
  const lines = [
    say('visits.charged', { baht: formats.baht(chargedSatang) }),
    ownSatang > 0 && say('visits.own', { baht: formats.baht(ownSatang) }),
    paidSatang === null &&
      approvedSatang !== null &&
      say('visits.approved', { baht: formats.baht(approvedSatang) }),
    paidSatang !== null && say('visits.paid', { baht: formats.baht(paidSatang) }),
  ];
  return <p className={parts['soft']}>{lines.filter(Boolean).join(' · ')}</p>;
}

function daysOf({ day, until }: MyVisitAnswer, { language, formats }: Words): string {
  const say = sayOfVisits(language);
  if (day === null) return say('visits.no-day');
  const from = formats.date(day);
  return until === null ? from : say('visits.days', { from, until: formats.date(until) });
}
