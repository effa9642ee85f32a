import type { ErasureList } from '../../../contract/index.ts';
import { StateNote, useWords } from '../../shared/index.ts';
import styles from './erasures.module.css';

/** That an older ledger was restored, and whom it may bring back. */
export function Forgotten({ list: { forgotten, bases } }: Readonly<{ list: ErasureList }>) {
  const { say, pick, formats } = useWords();
  if (forgotten.length === 0) return null;
  return (
    <StateNote tone="wrong" title={say('erasures.forgotten', { count: forgotten.length })}>
      <p>{say('erasures.forgotten.why')}</p>
      <ul className={styles['dutyList']}>
        {forgotten.map(({ entry, erasure, basis, at }) => {
          const known = bases.find(({ id }) => id === basis);
          const words = { entry, erasure, basis: known ? pick(known.title) : basis, at: formats.moment(at) };
          return <li key={entry}>{say('erasures.forgotten.line', words)}</li>;
        })}
      </ul>
    </StateNote>
  );
}
