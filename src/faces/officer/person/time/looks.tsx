import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LooksAnswer } from '../../../../contract/index.ts';
import { isMessageId, ProblemNote, questions, Shape, useWords, type Words } from '../../../shared/index.ts';
import styles from './time.module.css';

type Look = LooksAnswer['looks'][number];

const SHAPE = [24, 24, 24];
const FLAG_STEP = 'flag-';

/** Who looked at this person; asked for when it is opened, for asking is itself a look. */
export function Looks({ id }: Readonly<{ id: string }>) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-labelledby="looks" className={`${styles['below']} no-paper`}>
      <h2 id="looks">{say('looks.title')}</h2>
      <p className="soft">{say('looks.note')}</p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{say('looks.open')}</summary>
        {isOpen && <LookList id={id} />}
      </details>
    </section>
  );
}

function LookList({ id }: Readonly<{ id: string }>) {
  const words = useWords();
  const { say, formats } = words;
  const looks = useQuery(questions.looks(id));
  if (looks.isPending) return <Shape heights={SHAPE} />;
  if (looks.isError) {
    return (
      <ProblemNote
        thrown={looks.error}
        kept={say('problem.kept-rest')}
        onRetry={() => void looks.refetch()}
      />
    );
  }
  return (
    <>
      {looks.data.looks.length === 0 && <p className="soft">{say('looks.none')}</p>}
      <ol className={styles['events']}>
        {looks.data.looks.map((look, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two looks may share a moment, and none moves
          <li key={index}>
            <time dateTime={look.at}>{formats.moment(look.at)}</time>
            <span>{lookText(look, words)}</span>
          </li>
        ))}
      </ol>
      {looks.data.more && <p className="soft">{say('looks.more')}</p>}
    </>
  );
}

function lookText({ role, act, own }: Look, { say }: Words): string {
  const named = (message: string, otherwise: string) => (isMessageId(message) ? say(message) : otherwise);
  return [
    // Each state of a flag is an act of its own; which it was stands with the flag.
    named(`looks.act.${act.startsWith(FLAG_STEP) ? 'flag-step' : act}`, act),
    named(`looks.role.${role}`, role),
    ...(own ? [say('looks.own')] : []),
  ].join(' · ');
}
