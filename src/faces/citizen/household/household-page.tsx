import { useQuery } from '@tanstack/react-query';
import type { MyHouseholdsAnswer } from '../../../contract/index.ts';
import { isMessageId, useWords } from '../messages/index.ts';
import { Coming, parts, Trouble } from '../parts/index.ts';
import { questions } from '../questions/index.ts';

/** With whom each register counts a citizen; of others no more than how they are related. */
export function HouseholdPage() {
  const { say } = useWords();
  const household = useQuery(questions.household());
  if (household.isPending) return <Coming />;
  if (!household.data) return <Trouble thrown={household.error} onRetry={() => void household.refetch()} />;
  const { households } = household.data;
  return (
    <>
      <h1 className={parts['title']}>{say('household.title')}</h1>
      <p className={parts['lead']}>{say('household.lead')}</p>
      {households.length === 0 && <p>{say('household.none')}</p>}
      {households.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a household has no name of its own here
        <Household key={place} household={one} />
      ))}
      <p className={parts['section']}>{say('household.wrong')}</p>
    </>
  );
}

type Household = MyHouseholdsAnswer['households'][number];

function Household({ household: { kind, members } }: Readonly<{ household: Household }>) {
  const { say } = useWords();
  return (
    <section className={parts['section']}>
      <h2>
        {say(`household.kind.${kind}`)} · {say('household.count', { count: members.length })}
      </h2>
      <ul className={parts['list']}>
        {members.map((member, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: others are told by their relation alone
          <Member key={place} member={member} />
        ))}
      </ul>
    </section>
  );
}

function Member({ member }: Readonly<{ member: Household['members'][number] }>) {
  const { say, formats } = useWords();
  const { isSelf, givenName, role, isChild, since, until } = member;
  const known = `household.role.${role}`;
  const relation = say(isMessageId(known) ? known : 'household.role.other');
  const age = isChild === null ? null : say(isChild ? 'household.child' : 'household.adult');
  return (
    <li className={parts['row']}>
      <span>
        {isSelf ? <strong>{say('household.you')}</strong> : (givenName ?? relation)}
        {isSelf || givenName ? ` · ${relation}` : ''}
        {!isSelf && age ? ` · ${age}` : ''}
      </span>
      <span className={parts['soft']}>
        {since && say('household.since', { date: formats.date(since, 'month') })}{' '}
        {until && say('household.until', { date: formats.date(until, 'month') })}
      </span>
    </li>
  );
}
