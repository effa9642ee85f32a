import type { PackageRight } from '../../../contract/index.ts';
import { useWords, type Words } from '../../shared/index.ts';
import styles from './household.module.css';
import { spanText } from './span-text.ts';

const MARKS = {
  gets: '✓',
  untold: '○',
  'could-get': '▲',
  'cannot-tell': '?',
  'held-by-other': '–',
  'not-entitled': '–',
} as const;

/** One right of a member: how it stands, what it is worth, and what stands in its way. */
export function RightLine({ right }: Readonly<{ right: PackageRight }>) {
  const words = useWords();
  const { say, pick } = words;
  const notes = notesOn(right, words);
  const isLeftOut = !right.inBest && right.standing !== 'cannot-tell';
  return (
    <li className={styles['right']} data-standing={right.standing}>
      <p className={styles['rightHead']}>
        <span className={styles['mark']}>
          <span aria-hidden="true">{MARKS[right.standing]}</span>{' '}
          {say(right.standing === 'untold' ? 'package.standing-untold' : `package.${right.standing}`)}
        </span>
        <span className={styles['title']}>{pick(right.title)}</span>
        <span className={styles['amount']}>{amountText(right, words)}</span>
      </p>
      {isLeftOut && (
        <p className={`${styles['notes']} ${styles['leftOut']}`}>
          {say(right.answer === 'not-eligible' ? 'package.paid-not-due' : 'package.not-best')}
          {right.stacking.map(({ text }) => ` · ${pick(text)}`)}
        </p>
      )}
      {notes.length > 0 && <p className={`${styles['notes']} soft`}>{notes.join(' · ')}</p>}
    </li>
  );
}

function amountText(right: PackageRight, words: Words): string {
  const { say, formats } = words;
  if (right.basis === 'service') return say('package.service');
  const message = right.basis === 'once' ? 'package.baht-once' : 'package.baht-year';
  const paid = right.standing === 'gets' ? right.paidSatang : null;
  return say(message, { baht: paid === null ? spanText(right.worth, words) : formats.baht(paid) });
}

function notesOn(right: PackageRight, { say, pick, formats }: Words): string[] {
  const titles = formats.list(right.needs.map(({ title }) => pick(title)));
  const facts = formats.list(right.missing.map(({ label }) => pick(label)));
  return [
    ...(right.sharedBy ? [say('package.shared', { unit: pick(right.sharedBy.title) })] : []),
    ...(titles ? [say('package.needs', { titles })] : []),
    ...(facts ? [say('package.missing-fact', { facts })] : []),
    ...(right.verified ? [] : [say('why.unverified.all')]),
  ];
}
