import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { HomeVisitAnswer } from '../../../../contract/index.ts';
import {
  ProblemNote,
  SHORTEST_REASON,
  useHomeVisitActs,
  useReason,
  useWords,
} from '../../../shared/index.ts';
import { PersonLink } from '../../frame/index.ts';
import styles from './visits.module.css';

type Props = Readonly<{ visit: HomeVisitAnswer; household: string }>;

/** One visit: its day, what was found, what was noted, and the way to take it back. */
export function VisitLine({ visit, household }: Props) {
  const { say, pick, formats } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <p>
        <time dateTime={visit.visitedOn}>{formats.date(visit.visitedOn)}</time>{' '}
        <span className="soft">{say('visits.by', { officer: visit.officer })}</span>
      </p>
      <p>{formats.list(visit.findings.map(({ title }) => pick(title)))}</p>
      <Note visit={visit} />
      {isOpen ? (
        <Withdraw visit={visit} household={household} onDone={() => setOpen(false)} />
      ) : (
        <Button variant="subtle" size="compact-sm" className="no-paper" onClick={() => setOpen(true)}>
          {say('visits.withdraw')}
        </Button>
      )}
    </li>
  );
}

function Note({ visit: { note, toldBy } }: Pick<Props, 'visit'>) {
  const { say } = useWords();
  if (toldBy === null) return <p className="soft">{say('visits.note.kept')}</p>;
  return (
    <p className={styles['note']}>
      <PersonLink person={{ ...toldBy, keptBack: false }} />
      {note && `: ${note}`}
    </p>
  );
}

function Withdraw({ visit, household, onDone }: Props & Readonly<{ onDone: () => void }>) {
  const { say } = useWords();
  const { withdraw } = useHomeVisitActs(household);
  const reason = useReason();
  const take = () =>
    reason.give((text) => withdraw.mutate({ visit: visit.id, reason: text }, { onSuccess: onDone }));
  return (
    <form
      className={`${styles['form']} no-paper`}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <Textarea
        label={say('visits.withdraw.why')}
        description={say('visits.withdraw.hint')}
        error={reason.isMissed && say('visits.withdraw.short', { letters: SHORTEST_REASON })}
        rows={2}
        value={reason.text}
        onChange={(event) => reason.write(event.currentTarget.value)}
      />
      {withdraw.isError && <ProblemNote thrown={withdraw.error} onRetry={take} />}
      <div className={styles['buttons']}>
        <Button type="submit" loading={withdraw.isPending}>
          {say('visits.withdraw')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {say('visits.leave')}
        </Button>
      </div>
    </form>
  );
}
