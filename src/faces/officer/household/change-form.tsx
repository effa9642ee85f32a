import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { personKeyOf } from '../../../base/model/index.ts';
import type { HouseholdPackageAnswer } from '../../../contract/index.ts';
import {
  ChoiceBox,
  DateField,
  readTypedDate,
  type TypedDate,
  typeDate,
  useDateWords,
  useWords,
} from '../../shared/index.ts';
import styles from './household.module.css';

const KINDS = ['born', 'dies', 'leaves', 'joins', 'earns'] as const;
type Kind = (typeof KINDS)[number];
/** What can still happen where no member lives. */
const OF_NEWCOMERS: readonly Kind[] = ['born', 'joins'];

const BAHT = /^-?\d{1,10}$/;
const YEARS_AHEAD = 2;

type Props = Readonly<{ found: HouseholdPackageAnswer; onAdd: (change: string) => void }>;

/** What has been typed of a change so far. */
type Draft = Readonly<{ kind: Kind; day: TypedDate; person: string; newcomer: string; baht: string }>;

/** Asks about one more change, written as the API takes it. */
export function ChangeForm({ found, onAdd }: Props) {
  const { say, language } = useWords();
  const people = found.members.flatMap(({ member, name, is, died }) =>
    member !== null && is === 'member' && !died
      ? [{ value: member, label: name || say('people.no-name') }]
      : [],
  );
  const [draft, setDraft] = useState<Draft>({
    kind: 'born',
    day: typeDate(found.asOf, language === 'th' ? 'buddhist' : 'common'),
    person: people[0]?.value ?? '',
    newcomer: '',
    baht: '',
  });
  const kinds = people.length > 0 ? KINDS : OF_NEWCOMERS;
  const [isAsked, setAsked] = useState(false);
  const change = (next: Partial<Draft>) => setDraft({ ...draft, ...next });
  const { from, to } = daysOf(found);
  const written = writeChange(draft, { from, to });
  const submit = () => {
    setAsked(written === undefined);
    if (written !== undefined) onAdd(written);
  };
  return (
    <form
      className={`${styles['form']} no-paper`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ChoiceBox
        label={say('package.change')}
        data={kinds.map((one) => ({ value: one, label: say(`package.change.${one}`) }))}
        value={draft.kind}
        onChoose={(chosen) => change({ kind: KINDS.find((one) => one === chosen) ?? 'born' })}
      />
      <Details draft={draft} found={found} people={people} isAsked={isAsked} onChange={change} />
      <Button type="submit">{say('package.change.add')}</Button>
    </form>
  );
}

type DetailsProps = Readonly<{
  draft: Draft;
  found: HouseholdPackageAnswer;
  people: readonly Readonly<{ value: string; label: string }>[];
  isAsked: boolean;
  onChange: (next: Partial<Draft>) => void;
}>;

/** What a kind of change must further say. */
function Details({ draft, found, people, isAsked, onChange }: DetailsProps) {
  const { say } = useWords();
  const dateWords = useDateWords();
  if (draft.kind === 'born') {
    return (
      <DateField
        label={say('package.change.day')}
        value={draft.day}
        onChange={(day) => onChange({ day })}
        error={isAsked ? dateWords(draft.day, daysOf(found)) : undefined}
      />
    );
  }
  if (draft.kind === 'joins') return <Newcomer draft={draft} isAsked={isAsked} onChange={onChange} />;
  return (
    <>
      <ChoiceBox
        label={say('package.change.member')}
        data={[...people]}
        value={draft.person}
        onChoose={(person) => onChange({ person })}
      />
      {draft.kind === 'earns' && (
        <TextInput
          inputMode="numeric"
          label={say('package.change.baht')}
          value={draft.baht}
          error={isAsked && bahtIn(draft) === undefined ? say('package.change.baht-wrong') : undefined}
          onChange={(event) => onChange({ baht: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function Newcomer({ draft, isAsked, onChange }: Pick<DetailsProps, 'draft' | 'isAsked' | 'onChange'>) {
  const { say } = useWords();
  const isWrong = isAsked && personKeyOf(draft.newcomer.trim()) === undefined;
  return (
    <TextInput
      label={say('package.change.joins-who')}
      description={
        <>
          {say('package.change.joins-how')} · <Link to="/search">{say('package.change.search')}</Link>
        </>
      }
      value={draft.newcomer}
      autoComplete="off"
      spellCheck={false}
      error={isWrong ? say('package.change.joins-wrong') : undefined}
      onChange={(event) => onChange({ newcomer: event.currentTarget.value })}
    />
  );
}

/** Births are asked about from the day of the data until rules are no longer known. */
function daysOf({ asOf }: HouseholdPackageAnswer): { from: string; to: string } {
  return { from: asOf, to: `${Number(asOf.slice(0, 4)) + YEARS_AHEAD}${asOf.slice(4)}` };
}

function bahtIn({ baht }: Draft): string | undefined {
  const plain = baht.replaceAll(',', '').trim();
  return BAHT.test(plain) ? plain : undefined;
}

/** The change as the API takes it; nothing while something of it is missing or wrong. */
function writeChange(draft: Draft, bounds: Readonly<{ from: string; to: string }>): string | undefined {
  const { kind, person } = draft;
  if (kind === 'born') {
    const read = readTypedDate(draft.day, bounds);
    return 'date' in read ? `born:${read.date}` : undefined;
  }
  if (kind === 'joins') {
    const newcomer = draft.newcomer.trim();
    return personKeyOf(newcomer) === undefined ? undefined : `joins:${newcomer}`;
  }
  if (kind !== 'earns') return `${kind}:${person}`;
  const baht = bahtIn(draft);
  return baht === undefined ? undefined : `earns:${person}:${baht}`;
}
