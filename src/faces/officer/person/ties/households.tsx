import { Link } from '@tanstack/react-router';
import type { PersonAnswer } from '../../../../contract/index.ts';
import { isMessageId, StateNote, Unbroken, useWords } from '../../../shared/index.ts';
import styles from './ties.module.css';

type Props = Readonly<{ person: PersonAnswer }>;
type Household = PersonAnswer['households'][number];

/** The households a person is counted in, each kind by itself. */
export function Households({ person }: Props) {
  const { say } = useWords();
  return (
    <section aria-labelledby="households" className={styles['below']}>
      <h2 id="households">{say('households.title')}</h2>
      <p className="soft">{say('households.note')}</p>
      {person.households.length === 0 && <StateNote title={say('households.none')} />}
      <div className={styles['households']}>
        {person.households.map((household) => (
          <HouseholdMembers key={`${household.kind} ${household.id}`} household={household} person={person} />
        ))}
      </div>
    </section>
  );
}

function HouseholdMembers({ household, person }: Props & Readonly<{ household: Household }>) {
  const { say } = useWords();
  return (
    <div>
      <h3>
        {say(`household.${household.kind}`)}{' '}
        <span className="soft">{say('household.members', { count: household.members.length })}</span>
      </h3>
      <ul className={styles['members']}>
        {household.members.map((member) => (
          <Member key={member.id} member={member} isThisOne={member.id === person.id} />
        ))}
      </ul>
    </div>
  );
}

type MemberProps = Readonly<{ member: Household['members'][number]; isThisOne: boolean }>;

function Member({ member, isThisOne }: MemberProps) {
  const { say } = useWords();
  const role = `role.${member.role}`;
  const name = member.name || say('people.no-name');
  const about = [
    ...(isMessageId(role) ? [say(role)] : []),
    member.ageYears === null
      ? `${say('people.age')} ${say('unknown')}`
      : say('age.years', { years: member.ageYears }),
    ...(isThisOne ? [say('household.me')] : []),
  ];
  return (
    <li>
      {isThisOne ? (
        <strong>
          <Unbroken text={name} />
        </strong>
      ) : (
        <Link to="/person/$id" params={{ id: member.id }}>
          <Unbroken text={name} />
        </Link>
      )}{' '}
      <span className="soft">{about.join(' · ')}</span>
    </li>
  );
}
