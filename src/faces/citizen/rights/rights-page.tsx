import { useQuery } from '@tanstack/react-query';
import type { MyRightsAnswer } from '../../../contract/index.ts';
import { useWords } from '../messages/index.ts';
import { Coming, parts, Trouble } from '../parts/index.ts';
import { questions } from '../questions/index.ts';
import { CouldGet } from './could-get.tsx';
import { Refused } from './refused.tsx';
import styles from './rights.module.css';
import { useAmount } from './use-amount.ts';

/** What reaches a citizen, what should and does not, and what is refused by which fact. */
export function RightsPage() {
  const { say } = useWords();
  const rights = useQuery(questions.rights());
  if (rights.isPending) return <Coming />;
  if (!rights.data) return <Trouble thrown={rights.error} onRetry={() => void rights.refetch()} />;
  const { couldGet, cannotSay, refused } = rights.data;
  const missing = couldGet.filter(({ missingOut }) => missingOut);
  const more = couldGet.filter(({ missingOut }) => !missingOut);
  return (
    <>
      <h1 className="heard">{say('rights.title')}</h1>
      <Money rights={rights.data} />
      {missing.length > 0 && (
        <section className={parts['section']} aria-labelledby="missing">
          <h2 id="missing">{say('rights.missing')}</h2>
          {missing.map((right) => (
            <CouldGet key={right.programme} right={right} isOpen />
          ))}
        </section>
      )}
      {(more.length > 0 || missing.length === 0) && (
        <section className={parts['section']} aria-labelledby="more">
          <h2 id="more">{say('rights.more')}</h2>
          {more.map((right) => (
            <CouldGet key={right.programme} right={right} />
          ))}
          {more.length === 0 && <p className={parts['soft']}>{say('rights.nothing')}</p>}
        </section>
      )}
      <Received receives={rights.data.receives} />
      <Refused refused={refused} cannotSay={cannotSay} />
    </>
  );
}

/** The money that comes, in large type. */
function Money({ rights }: Readonly<{ rights: MyRightsAnswer }>) {
  const { say, formats } = useWords();
  const { satangAMonth, nextPayment } = rights;
  return (
    <div className={styles['hero']}>
      <p className={styles['sum']}>
        {satangAMonth > 0 ? say('rights.month', { baht: formats.baht(satangAMonth) }) : say('rights.none')}
      </p>
      {nextPayment && (
        <>
          <p className={styles['next']}>
            {say('rights.next', {
              date: formats.date(nextPayment.on),
              baht: formats.baht(nextPayment.satang),
            })}
          </p>
          <p className={parts['soft']}>{say('rights.next.note')}</p>
        </>
      )}
    </div>
  );
}

function Received({ receives }: Pick<MyRightsAnswer, 'receives'>) {
  const { say, pick, formats } = useWords();
  const amountOf = useAmount();
  if (receives.length === 0) return null;
  return (
    <section className={parts['section']} aria-labelledby="received">
      <h2 id="received">{say('rights.received')}</h2>
      <ul className={parts['list']}>
        {receives.map((right) => (
          <li key={right.programme} className={parts['row']}>
            <span>{pick(right.title)}</span>
            <span className={parts['soft']}>
              {amountOf(right)}
              {right.nextOn && right.satang
                ? ` · ${say('rights.next-on', { date: formats.date(right.nextOn) })}`
                : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
