import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CohortPerson } from '../../../../contract/index.ts';
import { useListActs, useWords } from '../../../shared/index.ts';
import { AreaLink, PersonLink } from '../../frame/index.ts';
import { useProgrammeNames } from '../use-programme-names.ts';
import { ReasonForm } from './reason-form.tsx';

type Props = Readonly<{ list: string; person: CohortPerson; mayChange: boolean }>;

/** One person of a list, with what they miss and the way to take them off. */
export function ListedLine({ list, person, mayChange }: Props) {
  const { say, pick, formats } = useWords();
  const nameOf = useProgrammeNames();
  const missed = person.missed.map(({ programme }) => nameOf(programme));
  return (
    <tr>
      <th scope="row">
        <PersonLink person={person} />{' '}
        <span className="soft">
          {person.ageYears === null ? '' : say('age.years', { years: person.ageYears })}
        </span>
        {person.byHand && (
          <span className="tag" title={person.byHand.reason}>
            {say('list.by-hand')}
          </span>
        )}
      </th>
      <td data-label={say('people.village')} data-whole>
        <AreaLink code={person.village.code}>
          {pick(person.village.name)}
          {person.village.code !== person.subdistrict.code && ` ${pick(person.subdistrict.name)}`}
        </AreaLink>
      </td>
      <td data-label={say('people.missing')} data-whole>
        {missed.length > 0 ? formats.list(missed) : '–'}
      </td>
      <td data-label={say('people.baht')} data-number>
        {person.satangAMonth > 0 ? formats.baht(person.satangAMonth) : '–'}
      </td>
      {mayChange && (
        <td className="no-paper">{!person.keptBack && <Remove list={list} person={person} />}</td>
      )}
    </tr>
  );
}

function Remove({ list, person }: Pick<Props, 'list' | 'person'>) {
  const { say } = useWords();
  const { byHand } = useListActs(list);
  const [isAsked, setAsked] = useState(false);
  const who = say('list.remove.who', { name: person.name || person.id });
  if (!isAsked) {
    return (
      <Button variant="subtle" size="compact-sm" aria-label={who} onClick={() => setAsked(true)}>
        {say('list.remove')}
      </Button>
    );
  }
  return (
    <ReasonForm
      label={`${who}: ${say('list.hand')}`}
      ways={[{ id: 'removed', label: say('list.hand.keep') }]}
      isBusy={byHand.isPending}
      thrown={byHand.error}
      onGive={(reason) => byHand.mutate({ person: person.id, act: 'removed', reason })}
      onCancel={() => setAsked(false)}
    />
  );
}
