import type { ErasureAnswer, ErasureList } from '../../../contract/index.ts';
import { useWords } from '../../shared/index.ts';
import styles from './erasures.module.css';
import { useActWords } from './use-act-words.ts';

/** What was done and what was taken back, which names nobody. */
export function EndedErasures({ list }: Readonly<{ list: ErasureList }>) {
  const { say } = useWords();
  const ended = list.erasures.filter(({ state }) => state === 'done' || state === 'withdrawn');
  return (
    <section>
      <h2>{say('erasures.ended', { count: ended.length })}</h2>
      <p className="soft">{say(ended.length === 0 ? 'erasures.ended.none' : 'erasures.ended.why')}</p>
      <ul className={styles['list']}>
        {ended.map((erasure) => (
          <li key={erasure.id}>
            <Ended erasure={erasure} list={list} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ended({ erasure, list }: Readonly<{ erasure: ErasureAnswer; list: ErasureList }>) {
  const { say, pick, formats } = useWords();
  const actWords = useActWords();
  const { id, asked, confirmed, withdrawn, doneAt } = erasure;
  const basis = list.bases.find((one) => one.id === erasure.basis);
  const steps = [
    `${say('erasures.asked')} ${actWords(asked)}`,
    ...(confirmed ? [`${say('erasures.confirmed')} ${actWords(confirmed)}`] : []),
    ...(withdrawn ? [`${say('erasures.withdrawn')} ${actWords(withdrawn)}`] : []),
    ...(doneAt === null ? [] : [`${say('erasures.done')} ${formats.moment(doneAt)}`]),
  ];
  return (
    <>
      <p>
        <strong>{say('erasures.line', { id })}</strong> · {basis ? pick(basis.title) : erasure.basis}
      </p>
      <p className="soft">{steps.join(' · ')}</p>
    </>
  );
}
