import { Link } from '@tanstack/react-router';
import type { ProgrammeAnswer } from '../../../contract/index.ts';
import { Unverified, useWords } from '../../shared/index.ts';
import styles from './programmes.module.css';

/** What it is called, who answers for it, whom it is for and how it is paid. */
export function ProgrammeHead({ programme }: Readonly<{ programme: ProgrammeAnswer }>) {
  const { say, pick, formats } = useWords();
  const about = [
    pick(programme.authority),
    programme.sharedBy
      ? say('programme.shared', { unit: pick(programme.sharedBy) })
      : `${say('programme.for')} ${say(`programme.unit.${programme.unit}`)}`,
    say(`programme.period.${programme.period}`),
    say('programme.list.on', { date: formats.date(programme.on) }),
  ];
  return (
    <header className={styles['head']}>
      <p className="soft no-paper">
        <Link to="/programmes">{say('programme.list')}</Link>
      </p>
      <h1>{pick(programme.title)}</h1>
      <p className="soft">
        {about.join(' · ')}
        {programme.verified === false && <Unverified whole />}
      </p>
    </header>
  );
}
