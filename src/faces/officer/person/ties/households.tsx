import { Link } from '@tanstack/react-router';
import { StateNote, Unbroken, useWords, type Words } from '../../../shared/index.ts';
import type { KnownPerson } from '../known-person.ts';
import { conflictWords, evidenceWords, placeWords, roleWords } from './membership-words.ts';
import styles from './ties.module.css';

type Props = Readonly<{ person: KnownPerson }>;
type Household = KnownPerson['households'][number];
type Member = Household['members'][number];

/** The households a person is counted in, each kind by itself. */
export function Households({ person }: Props) {
  const { say } = useWords();
  return (
    <section aria-labelledby="households" className={styles['below']}>
      <h2 id="households">{say('homes.title')}</h2>
      <p className="soft">{say('homes.note')}</p>
      {person.households.length === 0 && <StateNote title={say('homes.none')} />}
      <div className={styles['households']}>
        {person.households.map((household) => (
          <HouseholdMembers key={`${household.kind} ${household.id}`} household={household} person={person} />
        ))}
      </div>
    </section>
  );
}

/** One household: what is known of the person's own place in it, then who is in it, family by family. */
function HouseholdMembers({ household, person }: Props & Readonly<{ household: Household }>) {
  const { say } = useWords();
  const me = household.members.find((member) => member.id === person.id);
  const families = [...Map.groupBy(household.members, (member) => member.family)];
  return (
    <div>
      <h3>
        {say(`household.${household.kind}`)}{' '}
        <span className="soft">{say('household.members', { count: household.members.length })}</span>
      </h3>
      <p>
        <Link to="/households/$id" params={{ id: household.id }}>
          {say('package.open')}
        </Link>
      </p>
      {me && <OwnPlace member={me} kind={household.kind} />}
      {families.map(([family, members]) => (
        <div key={family}>
          {families.length > 1 && family !== null && <h4>{say('household.family', { number: family })}</h4>}
          <ul className={styles['members']}>
            {members.map((member, index) => (
              <MemberLine
                key={member.id ?? `outside ${index}`}
                member={member}
                kind={household.kind}
                isThisOne={member.id === person.id}
                said={me?.conflicts ?? []}
              />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

type PlaceProps = Readonly<{ member: Member; kind: Household['kind'] }>;

/** What is known of the person's own place, and what speaks against it. */
function OwnPlace({ member, kind }: PlaceProps) {
  const words = useWords();
  const conflicts = conflictWords(member, { kind, words });
  return (
    <div className={styles['place']}>
      <p>{placeWords(member, { kind, words })}</p>
      {conflicts.length > 0 && <p className={styles['conflict']}>{conflicts.join(' · ')}</p>}
      <p>{evidenceWords(member, words)}</p>
    </div>
  );
}

type MemberProps = PlaceProps & Readonly<{ isThisOne: boolean; said: Member['conflicts'] }>;

/** One member; what speaks against others is told where it is not the same as for the person. */
function MemberLine({ member, kind, isThisOne, said }: MemberProps) {
  const words = useWords();
  const { say } = words;
  const name = nameOf(member, words);
  const about = [
    ...roleWords(member, words),
    member.ageYears === null
      ? `${say('people.age')} ${say('unknown')}`
      : say('age.years', { years: member.ageYears }),
    ...(isThisOne ? [say('household.me')] : []),
  ];
  const conflicts = conflictWords(member, { kind, words, said });
  return (
    <li>
      <MemberName id={member.id} name={name} isThisOne={isThisOne} />{' '}
      <span className="soft">{about.join(' · ')}</span>
      {conflicts.length > 0 && <span className={styles['conflict']}>{conflicts.join(' · ')}</span>}
    </li>
  );
}

function nameOf({ id, name, keptBack }: Member, { say }: Words): string {
  if (keptBack) return say('people.kept-back');
  return id === null ? say('household.outside') : name || say('people.no-name');
}

type NameProps = Readonly<{ id: string | null; name: string; isThisOne: boolean }>;

/** The name leads to the member's own page; who lives outside the area has neither. */
function MemberName({ id, name, isThisOne }: NameProps) {
  if (id === null) return <span className="soft">{name}</span>;
  if (isThisOne) {
    return (
      <strong>
        <Unbroken text={name} />
      </strong>
    );
  }
  return (
    <Link to="/person/$id" params={{ id }}>
      <Unbroken text={name} />
    </Link>
  );
}
