import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CohortChanges, CohortDetail, CohortPerson, ListedPerson } from '../../../../contract/index.ts';
import { listQuestions, ProblemNote, Shape, useListActs, useWords } from '../../../shared/index.ts';
import { PersonLink } from '../../frame/index.ts';
import styles from '../lists.module.css';
import { ReasonForm } from './reason-form.tsx';

type Props = Readonly<{ list: CohortDetail; mayChange: boolean }>;

/** Who entered and who left with the latest version, and what was changed by hand, by whom and why. */
export function Changes({ list, mayChange }: Props) {
  const { say } = useWords();
  const changes = useQuery(listQuestions.changes(list.id));
  return (
    <section aria-labelledby="changes" className={styles['changes']}>
      <h2 id="changes">{say('list.changes')}</h2>
      {changes.isPending && <Shape heights={[24, 40, 40]} />}
      {changes.isError && <ProblemNote thrown={changes.error} onRetry={() => void changes.refetch()} />}
      {changes.data && (
        <>
          <SinceBefore changes={changes.data} />
          <ByHand list={list.id} changed={changes.data.byHand} mayChange={mayChange} />
        </>
      )}
    </section>
  );
}

function SinceBefore({ changes }: Readonly<{ changes: CohortChanges }>) {
  const { say } = useWords();
  const { version, since, still, entered, left } = changes;
  if (since === null) return <p className="soft">{say('list.changes.first')}</p>;
  return (
    <>
      <p className="soft">{say('list.changes.of', { since, version, still })}</p>
      <div className={styles['pair']}>
        <Changed title={say('list.entered', { count: entered.people })} changed={entered} />
        <Changed title={say('list.left', { count: left.people })} changed={left} />
      </div>
    </>
  );
}

function Changed({ title, changed }: Readonly<{ title: string; changed: CohortChanges['entered'] }>) {
  const { say } = useWords();
  const unseen = changed.people - changed.shown.length;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {changed.shown.map((person) => (
          <li key={person.id}>
            <PersonWithPlace person={person} />
          </li>
        ))}
      </ul>
      {unseen > 0 && <p className="soft">{say('list.unseen', { count: unseen })}</p>}
    </div>
  );
}

function PersonWithPlace({ person }: Readonly<{ person: ListedPerson }>) {
  const { say, pick, formats } = useWords();
  return (
    <>
      <PersonLink person={person} />{' '}
      <span className="soft">
        {pick(person.village.name)} ·{' '}
        {person.satangAMonth > 0
          ? say('flags.money', { baht: formats.baht(person.satangAMonth) })
          : say('sheet.misses-nothing')}
      </span>
    </>
  );
}

type HandProps = Readonly<{ list: string; changed: readonly CohortPerson[]; mayChange: boolean }>;

function ByHand({ list, changed, mayChange }: HandProps) {
  const { say } = useWords();
  return (
    <div>
      <h3>{say('list.changes.hand')}</h3>
      {changed.length === 0 ? (
        <p className="soft">{say('list.changes.hand.none')}</p>
      ) : (
        <ul className={styles['hand']}>
          {changed.map((person) => (
            <li key={person.id}>
              <PersonWithPlace person={person} />
              <HandNote person={person} />
              {mayChange && !person.keptBack && <Withdraw list={list} person={person} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function HandNote({ person }: Readonly<{ person: CohortPerson }>) {
  const { say, formats } = useWords();
  if (!person.byHand) return null;
  const { act, officer, at, reason } = person.byHand;
  return (
    <p>
      {say('list.hand.line', { act: say(`list.hand.${act}`), officer, date: formats.moment(at), reason })}
    </p>
  );
}

function Withdraw({ list, person }: Readonly<{ list: string; person: CohortPerson }>) {
  const { say } = useWords();
  const { byHand } = useListActs(list);
  const [isAsked, setAsked] = useState(false);
  const who = say('list.hand.withdraw.who', { name: person.name || person.id });
  if (!isAsked) {
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        className="no-paper"
        aria-label={who}
        onClick={() => setAsked(true)}
      >
        {say('list.hand.withdraw')}
      </Button>
    );
  }
  return (
    <ReasonForm
      label={`${who}: ${say('list.hand')}`}
      ways={[{ id: 'withdrawn', label: say('list.hand.keep') }]}
      isBusy={byHand.isPending}
      thrown={byHand.error}
      onGive={(reason) => byHand.mutate({ person: person.id, act: 'withdrawn', reason })}
      onCancel={() => setAsked(false)}
    />
  );
}
