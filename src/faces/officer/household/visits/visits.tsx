import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HouseholdDetail, HouseholdVisits } from '../../../../contract/index.ts';
import { homeVisitQuestions, ProblemNote, Shape, useWords } from '../../../shared/index.ts';
import { VisitForm } from './visit-form.tsx';
import { VisitLine } from './visit-line.tsx';
import styles from './visits.module.css';

type Props = Readonly<{ household: HouseholdDetail }>;

/** Visits to a household, the latest first, and the form for another. */
export function Visits({ household }: Props) {
  const { say } = useWords();
  const found = useQuery(homeVisitQuestions.ofHousehold(household.id));
  return (
    <section aria-labelledby="visits" className={styles['visits']}>
      <h2 id="visits">{say('visits.title')}</h2>
      {found.isPending && <Shape heights={[24, 56]} />}
      {found.isError && !found.data && (
        <ProblemNote thrown={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.data && <Known household={household} found={found.data} />}
    </section>
  );
}

function Known({ household, found }: Props & Readonly<{ found: HouseholdVisits }>) {
  const { say, formats } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [last] = found.visits;
  return (
    <>
      <p className="soft">
        {last ? say('visits.last', { date: formats.date(last.visitedOn) }) : say('visits.none')}
        {last && ` · ${say('visits.again', { days: found.againAfterDays })}`}
      </p>
      {isOpen ? (
        <VisitForm household={household} found={found} onDone={() => setOpen(false)} />
      ) : (
        <div className="no-paper">
          <Button variant="default" onClick={() => setOpen(true)}>
            {say('visits.record')}
          </Button>
        </div>
      )}
      {found.visits.length > 0 && (
        <ol className={styles['history']}>
          {found.visits.map((visit) => (
            <VisitLine key={visit.id} visit={visit} household={household.id} />
          ))}
        </ol>
      )}
    </>
  );
}
