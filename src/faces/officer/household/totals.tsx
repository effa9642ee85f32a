import type { PackageFigures } from '../../../contract/index.ts';
import { useWords } from '../../shared/index.ts';
import styles from './household.module.css';
import { spanText } from './span-text.ts';

const SHOWN = ['paid', 'untold', 'more', 'best'] as const;

/** What the whole household gets in a year, and what the law would let it have. */
export function Totals({ totals }: Readonly<{ totals: PackageFigures['totals'] }>) {
  const words = useWords();
  const { say, formats } = words;
  const { aYear } = totals.open;
  return (
    <section aria-labelledby="totals" className={styles['part']}>
      <h2 id="totals">{say('package.totals')}</h2>
      <dl className={styles['totals']}>
        {SHOWN.map((total) => (
          <div key={total} data-total={total}>
            <dt>{say(`package.${total}`)}</dt>
            <dd>
              {say('package.baht-year', { baht: formats.baht(totals[total].satangAYear) })}
              {totals[total].satangOnce > 0 && (
                <span className="soft">
                  {say('package.once', { baht: formats.baht(totals[total].satangOnce) })}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {aYear.mostSatang !== 0 && (
        <p className="soft">{say('package.open-span', { span: spanText(aYear, words) })}</p>
      )}
    </section>
  );
}
