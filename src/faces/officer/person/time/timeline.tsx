import { useQuery } from '@tanstack/react-query';
import {
  codeOf,
  homeVisitQuestions,
  ProblemNote,
  questions,
  useWords,
  type Words,
} from '../../../shared/index.ts';
import { EventEffect } from '../../events/index.ts';
import type { KnownPerson } from '../known-person.ts';
import { eventsOf, type LifeEvent } from './events.ts';
import styles from './time.module.css';

/** What registers tell with a day, the latest first, and what follows on what became known of late. */
export function Timeline({ person }: Readonly<{ person: KnownPerson }>) {
  const words = useWords();
  const { say, pick, formats } = words;
  const told = useQuery(questions.personEvents(person.id));
  const visits = useQuery(homeVisitQuestions.ofPerson(person.id));
  const events = eventsOf(person, { told: told.data?.events ?? [], visits: visits.data?.visits ?? [] });
  // A set that was published before events were looked for knows none.
  const isTrouble = visits.isError || (told.isError && codeOf(told.error) !== 'VERSION_MISSING');
  return (
    <section aria-labelledby="timeline" className={`${styles['below']} no-paper`}>
      <h2 id="timeline">{say('timeline.title')}</h2>
      {events.length === 0 && <p className="soft">{say('timeline.none')}</p>}
      <ol className={styles['events']}>
        {events.map((event, index) => {
          const source =
            person.sources.find((one) => one.source === event.source)?.title ?? event.sourceTitle;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two events may share day and words, and none moves
            <li key={index}>
              <time dateTime={event.on}>{formats.date(event.on, event.precision)}</time>
              <div>
                {eventText(event, words)} {source && <span className="soft">{pick(source)}</span>}
                {event.what.kind === 'visited' && <Visited {...event.what} />}
                {event.effects?.map((effect) => (
                  <p key={`${effect.effect} ${effect.programme}`}>
                    <EventEffect effect={effect} />
                  </p>
                ))}
              </div>
            </li>
          );
        })}
      </ol>
      {isTrouble && (
        <ProblemNote
          thrown={visits.error ?? told.error}
          kept={say('problem.kept-rest')}
          onRetry={() => void Promise.all([told.refetch(), visits.refetch()])}
        />
      )}
    </section>
  );
}

/** By whom, and what was noted of the person. */
function Visited({ officer, note }: Extract<LifeEvent['what'], { kind: 'visited' }>) {
  const { say } = useWords();
  return (
    <>
      <span className="soft">{say('visits.by', { officer })}</span>
      {note && <p>{note}</p>}
    </>
  );
}

function eventText({ what }: LifeEvent, { say, pick, formats }: Words): string {
  switch (what.kind) {
    case 'born':
    case 'died':
      return say(`timeline.${what.kind}`);
    case 'fact':
      return pick(what.label);
    case 'came':
    case 'left':
      return say(`timeline.${what.kind}`, { household: say(`household.${what.household}`) });
    case 'due':
      return say('timeline.due', { programme: pick(what.programme) });
    case 'visited':
      return say('timeline.visited', { findings: formats.list(what.findings.map(pick)) });
    case 'told':
      return what.isDayKnown ? pick(what.title) : say('timeline.known', { title: pick(what.title) });
  }
}
