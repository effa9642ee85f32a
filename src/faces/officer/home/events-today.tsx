import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SeenEventAnswer, Today } from '../../../contract/index.ts';
import { deskQuestions, ProblemNote, useWords } from '../../shared/index.ts';
import { PersonLink } from '../frame/index.ts';
import styles from './home.module.css';

const DAYS = 31;
const MOST = 50;
const MS_A_DAY = 86_400_000;

/** Births, deaths and the like that became known in the area of late; who it was, is asked when somebody opens a kind. */
export function EventsToday({ today }: Readonly<{ today: Today }>) {
  const { say, pick, formats } = useWords();
  const { code } = today.area;
  const since = new Date(Date.parse(today.asOf) - DAYS * MS_A_DAY).toISOString().slice(0, 10);
  const { data, error, refetch } = useQuery(deskQuestions.areaEvents({ code, since, limit: 0 }));
  const date = formats.date(since);
  return (
    <section aria-labelledby="events" className={styles['block']}>
      <h2 id="events">{say('home.events')}</h2>
      {error && <ProblemNote level={2} thrown={error} onRetry={() => void refetch()} />}
      {data && (
        <p className="soft">
          {say(data.kinds.length === 0 ? 'home.events.none' : 'home.events.since', { date })}
        </p>
      )}
      {data?.kinds.map(({ kind, title, events }) => (
        <Kind
          key={kind}
          question={{ code, since, kind, limit: MOST }}
          title={say('home.events.count', { title: pick(title), count: events })}
        />
      ))}
    </section>
  );
}

type KindProps = Readonly<{
  question: Parameters<typeof deskQuestions.areaEvents>[0];
  title: string;
}>;

function Kind({ question, title }: KindProps) {
  const [isOpen, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({ ...deskQuestions.areaEvents(question), enabled: isOpen });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {error && <ProblemNote level={2} thrown={error} onRetry={() => void refetch()} />}
      <ul className={styles['lines']}>
        {data?.events.map((event) => (
          <EventLine key={event.id} event={event} />
        ))}
      </ul>
    </details>
  );
}

function EventLine({ event }: Readonly<{ event: SeenEventAnswer }>) {
  const { pick, formats } = useWords();
  const { person: id, name, keptBack, happenedOn, source, place } = event;
  return (
    <li>
      <span className={styles['line']}>
        <PersonLink person={{ id, name, keptBack }} />
        {happenedOn && <time dateTime={happenedOn}>{formats.date(happenedOn)}</time>}
      </span>
      <span className="soft">
        {pick(place.name)}
        {source && ` · ${pick(source.title)}`}
      </span>
      {event.effects.map((effect) => (
        <Effect key={effect.programme} effect={effect} />
      ))}
    </li>
  );
}

function Effect({ effect }: Readonly<{ effect: SeenEventAnswer['effects'][number] }>) {
  const { say, pick } = useWords();
  const programme = pick(effect.title);
  if (effect.effect === 'stops') return <span className="tag">{say('home.events.paid', { programme })}</span>;
  if (effect.effect === 'raises') return <span>{say('home.events.changed', { programme })}</span>;
  return (
    <span>
      {say('home.events.apply', { programme })}{' '}
      {effect.applicants.map(({ person, name }) => (
        <PersonLink key={person} person={{ id: person, name }} />
      ))}
    </span>
  );
}
