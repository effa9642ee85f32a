import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { ProtectionNote, Unbroken, useWords } from '../../../shared/index.ts';
import { AreaPath } from '../../frame/index.ts';
import styles from '../area-page.module.css';
import { useAreaView } from '../area-view.ts';
import { Choices } from './choices.tsx';

/** Where we are, and what of it we look at. */
export function AreaHead() {
  const { say, pick, formats } = useWords();
  const { area, content, layer, group } = useAreaView();
  const people = area.figures['people'];
  return (
    <div className={styles['head']}>
      <div className={styles['path']}>
        <AreaPath path={area.path} here={area.code} />
      </div>
      <div className={styles['title']}>
        <h1>
          <Unbroken text={pick(area.name)} />
        </h1>
        <p>
          {[
            say(`level.${area.level}`),
            ...(people === undefined
              ? []
              : [
                  say(area.protection.kind === 'noise' ? 'area.people.about' : 'area.people', {
                    count: people,
                  }),
                ]),
            say('area.code', { code: area.code }),
          ].join(' · ')}
        </p>
        <Administrations />
        {area.level !== 'country' && (
          <Link
            to="/area/$code/households"
            params={{ code: area.code }}
            className={`${styles['action']} no-paper`}
          >
            {say('area.households')}
          </Link>
        )}
      </div>
      <Choices content={content} layer={layer.id} group={group?.id} />
      <div className={styles['protected']}>
        <ProtectionNote noise={area.protection} />
      </div>
      <p className="only-paper">
        {pick(layer.title)} · {group ? pick(group.title) : say('area.group.all')} ·{' '}
        {say('app.as-of', { date: formats.date(area.asOf) })}
      </p>
    </div>
  );
}

/** Which local administrations look after a subdistrict or village; they need not be of the same outline. */
function Administrations() {
  const { say, pick } = useWords();
  const { area } = useAreaView();
  if (area.administrations.length === 0) return null;
  return (
    <p>
      {say('area.administered')}{' '}
      {area.administrations.map(({ code, name }, index) => (
        <Fragment key={code}>
          {index > 0 && ' · '}
          <Link to="/area/$code" params={{ code }}>
            {pick(name)}
          </Link>
        </Fragment>
      ))}
    </p>
  );
}
