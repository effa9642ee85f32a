import { useState } from 'react';
import type { RightAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import type { KnownPerson } from '../known-person.ts';
import { Right } from './right.tsx';
import styles from './rights.module.css';
import { useOpenRights } from './use-open-rights.ts';

const STANDINGS = ['gets', 'could-get', 'cannot-say'] as const;

type Props = Readonly<{ person: KnownPerson }>;

/** Rights as three groups, each with its amount and the one deciding reason; what there is no right to stands folded below. */
export function Rights({ person }: Props) {
  const { say } = useWords();
  const { opened } = useOpenRights();
  const not = person.rights.filter((right) => right.standing === 'not-entitled');
  // Only at first: closing one's last reasons must not fold the whole list away.
  const [isAsked] = useState(() => not.some(({ programme }) => opened.includes(programme)));
  return (
    <section aria-labelledby="rights" className={styles['rights']}>
      <h2 id="rights">{say('rights.title')}</h2>
      {STANDINGS.map((standing) => (
        <Standing key={standing} standing={standing} person={person} />
      ))}
      {not.length > 0 && (
        <details className={styles['not']} open={isAsked}>
          <summary>
            {say('rights.not-entitled')} ({not.length})
          </summary>
          <RightList rights={not} person={person} />
        </details>
      )}
    </section>
  );
}

type StandingProps = Props & Readonly<{ standing: (typeof STANDINGS)[number] }>;

function Standing({ standing, person }: StandingProps) {
  const { say } = useWords();
  const rights = person.rights.filter((right) => right.standing === standing);
  return (
    <section data-standing={standing} className={styles['standing']}>
      <h3>{say(`rights.${standing}`)}</h3>
      {rights.length === 0 && <p className="soft">{say('rights.none')}</p>}
      <RightList rights={rights} person={person} />
    </section>
  );
}

function RightList({ rights, person }: Props & Readonly<{ rights: readonly RightAnswer[] }>) {
  const { opened, setOpen } = useOpenRights();
  return rights.map((right) => (
    <Right
      key={right.programme}
      right={right}
      person={person}
      isOpen={opened.includes(right.programme)}
      onOpen={(isOpen) => setOpen(right.programme, isOpen)}
    />
  ));
}
