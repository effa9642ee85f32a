import { useId } from 'react';
import type { ErasureList } from '../../../../contract/index.ts';
import { Unverified, useWords } from '../../../shared/index.ts';
import styles from '../erasures.module.css';

type Props = Readonly<{
  bases: ErasureList['bases'];
  chosen: string | undefined;
  isMissed: boolean;
  onChoose: (basis: string) => void;
}>;

/** The grounds on which somebody is erased, each with its law. */
export function LegalBases({ bases, chosen, isMissed, onChoose }: Props) {
  const { say, pick } = useWords();
  const id = useId();
  return (
    <fieldset className={styles['bases']} aria-describedby={isMissed ? `${id}-missed` : undefined}>
      <legend>{say('erasures.ask.basis')}</legend>
      {bases.map((basis) => (
        <label key={basis.id} className={styles['choice']}>
          <input type="radio" name={id} checked={chosen === basis.id} onChange={() => onChoose(basis.id)} />
          <span>
            {pick(basis.title)}
            <span className={styles['law']}>
              {pick(basis.law)}
              {!basis.verified && <Unverified />}
            </span>
          </span>
        </label>
      ))}
      {isMissed && (
        <p id={`${id}-missed`} role="alert" className={styles['missed']}>
          {say('erasures.ask.basis.needed')}
        </p>
      )}
    </fieldset>
  );
}
