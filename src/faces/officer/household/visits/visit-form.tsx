import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { HouseholdDetail, HouseholdVisits, RecordHomeVisit } from '../../../../contract/index.ts';
import {
  ChoiceBox,
  DateField,
  ProblemNote,
  readTypedDate,
  type TypedDate,
  typeDate,
  useDateWords,
  useHomeVisitActs,
  useWords,
} from '../../../shared/index.ts';
import styles from './visits.module.css';

type Props = Readonly<{ household: HouseholdDetail; found: HouseholdVisits; onDone: () => void }>;
type Draft = Readonly<{ day: TypedDate; toldBy: string; findings: readonly string[]; note: string }>;

const MOST_LETTERS = 500;
const YEARS_BACK = 10;

/** Writes a visit down: its day, who told it, what was found, and a note. */
export function VisitForm({ household, found, onDone }: Props) {
  const { say, language } = useWords();
  const { record } = useHomeVisitActs(household.id);
  const people = peopleOf(household);
  const [draft, setDraft] = useState<Draft>({
    day: typeDate(found.today, language === 'th' ? 'buddhist' : 'common'),
    toldBy: people[0]?.id ?? '',
    findings: [],
    note: '',
  });
  const [isTried, setTried] = useState(false);
  const written = writeVisit(draft, found);
  const save = () => {
    setTried(true);
    if (written) record.mutate(written, { onSuccess: onDone });
  };
  return (
    <form
      className={`${styles['form']} no-paper`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Fields
        draft={draft}
        found={found}
        people={people}
        isTried={isTried}
        onChange={(next) => setDraft({ ...draft, ...next })}
      />
      {record.isError && (
        <ProblemNote
          thrown={record.error}
          title={say('visits.failed')}
          kept={say('visits.kept')}
          onRetry={save}
        />
      )}
      <div className={styles['buttons']}>
        <Button type="submit" loading={record.isPending}>
          {say('visits.save')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {say('visits.leave')}
        </Button>
      </div>
    </form>
  );
}

type FieldsProps = Readonly<{
  draft: Draft;
  found: HouseholdVisits;
  people: readonly Person[];
  isTried: boolean;
  onChange: (next: Partial<Draft>) => void;
}>;

function Fields({ draft, found, people, isTried, onChange }: FieldsProps) {
  const { say } = useWords();
  const dateWords = useDateWords();
  return (
    <>
      <DateField
        label={say('visits.day')}
        value={draft.day}
        onChange={(day) => onChange({ day })}
        error={isTried ? dateWords(draft.day, daysOf(found)) : undefined}
      />
      <div>
        <ChoiceBox
          label={say('visits.told-by')}
          data={people.map(({ id, name }) => ({ value: id, label: name || say('people.no-name') }))}
          value={draft.toldBy}
          onChoose={(toldBy) => onChange({ toldBy })}
        />
        <p className={styles['hint']}>{say('visits.told-by.hint')}</p>
      </div>
      <Findings draft={draft} found={found} isTried={isTried} onChange={onChange} />
      <Textarea
        label={say('visits.note')}
        description={say('visits.note.hint')}
        maxLength={MOST_LETTERS}
        rows={3}
        value={draft.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  );
}

function Findings({ draft, found, isTried, onChange }: Omit<FieldsProps, 'people'>) {
  const { say, pick } = useWords();
  const isMissed = isTried && draft.findings.length === 0;
  const turn = (id: string) =>
    draft.findings.includes(id) ? draft.findings.filter((one) => one !== id) : [...draft.findings, id];
  return (
    <fieldset className={styles['findings']}>
      <legend>{say('visits.findings')}</legend>
      {isMissed && (
        <p role="alert" className={styles['missed']}>
          {say('visits.findings.needed')}
        </p>
      )}
      {found.findings.map(({ id, title }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={draft.findings.includes(id)}
            onChange={() => onChange({ findings: turn(id) })}
          />
          {pick(title)}
        </label>
      ))}
    </fieldset>
  );
}

type Person = Readonly<{ id: string; name: string | null }>;

/** Whoever of the household may be named to this officer. */
function peopleOf({ members }: HouseholdDetail): Person[] {
  return members.flatMap(({ id, name, keptBack }) => (id !== null && !keptBack ? [{ id, name }] : []));
}

function daysOf({ today }: HouseholdVisits): { from: string; to: string } {
  return { from: `${Number(today.slice(0, 4)) - YEARS_BACK}${today.slice(4)}`, to: today };
}

/** The visit as the API takes it; nothing while something of it is missing or wrong. */
function writeVisit(draft: Draft, found: HouseholdVisits): RecordHomeVisit | undefined {
  const read = readTypedDate(draft.day, daysOf(found));
  if (!('date' in read) || draft.findings.length === 0 || draft.toldBy === '') return undefined;
  const { toldBy, findings, note } = draft;
  return { visitedOn: read.date, toldBy, findings: [...findings], note: note.trim() || null };
}
