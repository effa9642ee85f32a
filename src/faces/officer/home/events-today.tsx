import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SeenEventAnswer, Today } from '../../../contract/index.ts';
import { codeOf, deskQuestions, NextPage, ProblemNote, useWords } from '../../shared/index.ts';
import { EventEffect } from '../events/index.ts';
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
  const { data, error, refetch } = useQuery(deskQuestions.areaEvents({ code, since }));
  const date = formats.date(since);
  // What was published before events were looked for tells of none.
  const isNone = data?.kinds.length === 0 || codeOf(error) === 'VERSION_MISSING';
  return (
    <section aria-labelledby="events" className={styles['block']}>
      <h2 id="events">{say('home.events')}</h2>
      {error && !isNone && <ProblemNote level={2} thrown={error} onRetry={() => void refetch()} />}
      {(data || isNone) && (
        <p className="soft">{say(isNone ? 'home.events.none' : 'home.events.since', { date })}</p>
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
  question: Parameters<typeof deskQuestions.peopleOfEvents>[0];
  title: string;
}>;

function Kind({ question, title }: KindProps) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const found = useInfiniteQuery({ ...deskQuestions.peopleOfEvents(question), enabled: isOpen });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      <ul className={styles['lines']}>
        {found.data?.pages.flatMap(({ events }) =>
          events.map((event) => <EventLine key={event.id} event={event} />),
        )}
      </ul>
      {found.isError && !found.data ? (
        <ProblemNote level={2} thrown={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <NextPage list={found} label={say('people.more')} />
      )}
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
        <EventEffect key={`${effect.effect} ${effect.programme}`} effect={effect} />
      ))}
    </li>
  );
}
