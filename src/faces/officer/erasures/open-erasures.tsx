import type { ReactNode } from 'react';
import type { ErasureAnswer, ErasureList } from '../../../contract/index.ts';
import { Unverified, useWords } from '../../shared/index.ts';
import styles from './erasures.module.css';
import { Registers } from './registers.tsx';
import { useActWords } from './use-act-words.ts';

type Props = Readonly<{
  title: string;
  why?: string;
  none?: string;
  erasures: readonly ErasureAnswer[];
  list: ErasureList;
  /** What can be done with each. */
  children?: (erasure: ErasureAnswer) => ReactNode;
}>;

/** Open erasures that wait for the same, each with all that a second person has to know. */
export function OpenErasures({ title, why, none, erasures, list, children }: Props) {
  return (
    <section>
      <h2>{title}</h2>
      {why !== undefined && <p className="soft">{why}</p>}
      {erasures.length === 0 && none !== undefined && <p className="soft">{none}</p>}
      <ul className={styles['list']}>
        {erasures.map((erasure) => (
          <li key={erasure.id}>
            <Known erasure={erasure} list={list} />
            {children?.(erasure)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Known({ erasure, list }: Readonly<{ erasure: ErasureAnswer; list: ErasureList }>) {
  const { say, pick } = useWords();
  const actWords = useActWords();
  const { id, person, reason, asked, confirmed, waitsFor, registers } = erasure;
  const basis = list.bases.find((one) => one.id === erasure.basis);
  return (
    <>
      <h3>{say('erasures.line', { id })}</h3>
      <dl className={styles['known']}>
        <Fact name={say('erasures.person')}>
          <code>{person}</code>
        </Fact>
        <Fact name={say('erasures.basis')}>
          {basis ? pick(basis.title) : erasure.basis}
          {basis && (
            <span className={styles['law']}>
              {pick(basis.law)}
              {!basis.verified && <Unverified />}
            </span>
          )}
        </Fact>
        <Fact name={say('erasures.reason')}>{reason ?? say('erasures.reason.gone')}</Fact>
        <Fact name={say('erasures.asked')}>{actWords(asked)}</Fact>
        {confirmed && <Fact name={say('erasures.confirmed')}>{actWords(confirmed)}</Fact>}
        {waitsFor && <Fact name={say('erasures.wait')}>{say(`erasures.wait.${waitsFor}`)}</Fact>}
      </dl>
      {confirmed ? null : <Registers registers={registers} />}
    </>
  );
}

function Fact({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
