import { Link } from '@tanstack/react-router';
import type { Today } from '../../../contract/index.ts';
import { Unbroken, useWords } from '../../shared/index.ts';
import styles from './home.module.css';

type List = Today['lists'][number];

/** Target lists of the own area, with who came and went with the latest version. */
export function ListsToday({ today }: Readonly<{ today: Today }>) {
  const { say } = useWords();
  const { lists, allLists } = today;
  return (
    <section aria-labelledby="lists" className={styles['block']}>
      <h2 id="lists">{say('home.lists')}</h2>
      {lists.length === 0 && <p className="soft">{say('home.lists.none')}</p>}
      <ul className={styles['lines']}>
        {lists.map((list) => (
          <ListLine key={list.id} list={list} />
        ))}
      </ul>
      <p className={`${styles['ways']} no-paper`}>
        {allLists > 0 && <Link to="/lists">{say('home.lists.all', { count: allLists })}</Link>}
        <Link to="/lists/new">{say('home.lists.new')}</Link>
      </p>
    </section>
  );
}

function ListLine({ list }: Readonly<{ list: List }>) {
  const { say, formats } = useWords();
  return (
    <li>
      <span className={styles['line']}>
        <Link to="/lists/$list" params={{ list: list.id }}>
          <Unbroken text={list.name} />
        </Link>
        <span className={styles['number']}>{say('build.count.people', { count: list.people })}</span>
      </span>
      <span className="soft">
        {changeText(list, say)} ·{' '}
        {say('home.lists.version', { version: list.version, date: formats.date(list.asOf) })}
      </span>
      {list.stale && <span className="tag">{say('home.lists.stale')}</span>}
    </li>
  );
}

function changeText({ changed }: List, say: ReturnType<typeof useWords>['say']): string {
  if (changed === null) return say('home.lists.first');
  return changed.entered + changed.left === 0 ? say('home.lists.same') : say('home.lists.changed', changed);
}
