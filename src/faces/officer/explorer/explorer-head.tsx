import { Link } from '@tanstack/react-router';
import { ProtectionNote, Unbroken, useWords } from '../../shared/index.ts';
import { AreaLink, chooseArea } from '../frame/index.ts';
import styles from './explorer.module.css';
import type { Explorer } from './use-explorer.ts';
import { useGoUp } from './use-go-up.ts';

/** What is shown, of where and of when; and how to go up. */
export function ExplorerHead({ explorer }: Readonly<{ explorer: Explorer }>) {
  const { say, pick, formats } = useWords();
  const { area, measure, group, content, day } = explorer;
  const chosen = content.groups.find(({ id }) => id === group);
  const byTime = explorer.rows === 'time' || explorer.columns === 'time';
  useGoUp(area.path.at(-2)?.code);
  return (
    <div className={styles['head']}>
      <nav aria-label={say('area.breadcrumb')} className={styles['path']}>
        {area.path.slice(0, -1).map((step) => (
          <Link
            key={step.code}
            from="/explore"
            to="/explore"
            search={(search) => ({ ...search, area: chooseArea(step.code).area ?? step.code })}
            resetScroll={false}
            title={say('explore.up', { name: pick(step.name) })}
          >
            {pick(step.name)}
          </Link>
        ))}
        <AreaLink code={area.code}>{say('explore.page', { name: pick(area.name) })}</AreaLink>
      </nav>
      <h1>
        <Unbroken text={say('explore.heading', { measure: pick(measure.title), area: pick(area.name) })} />
      </h1>
      <p className="soft">
        {chosen ? pick(chosen.title) : say('area.group.all')} ·{' '}
        {byTime ? say('explore.days') : say('app.as-of', { date: formats.date(day.shown) })}
      </p>
      <ProtectionNote noise={area.protection} />
      {!byTime && day.standing !== 'current' && <OtherDay explorer={explorer} />}
    </div>
  );
}

/** Says when the day of the link is not the latest, and what is shown. */
function OtherDay({ explorer: { day } }: Readonly<{ explorer: Explorer }>) {
  const { say, formats } = useWords();
  const days = { date: formats.date(day.wanted ?? day.shown), current: formats.date(day.current) };
  return (
    <p className={styles['other']} role="status">
      {say(day.standing === 'gone' ? 'explore.day.gone' : 'explore.day.old', days)}{' '}
      <Link
        from="/explore"
        to="/explore"
        search={(search) => ({ ...search, on: day.current })}
        resetScroll={false}
      >
        {say('explore.day.now')}
      </Link>
    </p>
  );
}
