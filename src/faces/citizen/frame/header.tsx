import type { MeAnswer } from '../../../contract/index.ts';
import { useWords } from '../messages/index.ts';
import { useActs } from '../questions/index.ts';
import styles from './frame.module.css';

/** Whose pages these are, how old what they say is, and in which language. */
export function Header({ me }: Readonly<{ me: MeAnswer | undefined }>) {
  const { say, pick, formats, change } = useWords();
  const { actFor } = useActs();
  return (
    <header className={styles['header']}>
      <div className={styles['top']}>
        <span className={styles['brand']}>ชี้เป้า</span>
        <button type="button" className={`${styles['language']} no-paper`} onClick={change}>
          {say('app.language')}
        </button>
      </div>
      {me?.byProxy && (
        <div className={styles['proxy']} role="status">
          <span>{say('app.proxy', { name: me.name })}</span>
          <button type="button" className="no-paper" onClick={() => actFor.mutate(null)}>
            {say('app.proxy.end')}
          </button>
        </div>
      )}
      {me && (
        <div className={styles['who']}>
          <p className={styles['name']}>{me.name}</p>
          <p className={styles['soft']}>
            {me.ageYears !== null && say('app.age', { years: me.ageYears })}
            {me.maskedNumber !== null && ` · ${me.maskedNumber}`}
          </p>
          {me.place && <p className={styles['soft']}>{pick(me.place)}</p>}
          <p className={styles['soft']}>{say('app.asOf', { date: formats.date(me.asOf) })}</p>
        </div>
      )}
    </header>
  );
}
