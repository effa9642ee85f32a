import { Link } from '@tanstack/react-router';
import type { HouseholdPackageAnswer } from '../../../contract/index.ts';
import { isMessageId, Unbroken, useWords, type Words } from '../../shared/index.ts';
import styles from './household.module.css';
import { RightLine } from './right-line.tsx';

type Props = Readonly<{ found: HouseholdPackageAnswer }>;
type Member = HouseholdPackageAnswer['members'][number];

/** Every member with what is paid, what is due, and folded below what cannot be told. */
export function Members({ found }: Props) {
  const { say } = useWords();
  const shown = found.members.filter(({ is, member }) => is === 'member' && member !== null);
  return (
    <section aria-labelledby="members" className={styles['part']}>
      <h2 id="members">{say('package.members')}</h2>
      <div className={styles['members']}>
        {shown.map((member) => (
          <MemberRights key={member.member} member={member} found={found} />
        ))}
      </div>
    </section>
  );
}

function MemberRights({ member, found }: Props & Readonly<{ member: Member }>) {
  const words = useWords();
  const { say } = words;
  const own = found.package.rights.filter((right) => right.member === member.member);
  const open = own.filter(({ standing }) => standing === 'cannot-tell');
  const due = own.filter(({ standing }) => standing !== 'cannot-tell');
  return (
    <div>
      <h3>
        <MemberLink member={member} /> <span className="soft">{aboutMember(member, words)}</span>
      </h3>
      {due.length === 0 && <p className="soft">{say('package.no-rights')}</p>}
      <ul>
        {due.map((right) => (
          <RightLine key={right.programme} right={right} />
        ))}
      </ul>
      {open.length > 0 && (
        <details>
          <summary>{say('package.open-count', { count: open.length })}</summary>
          <ul>
            {open.map((right) => (
              <RightLine key={right.programme} right={right} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function MemberLink({ member }: Readonly<{ member: Member }>) {
  const { say } = useWords();
  const name = <Unbroken text={member.name || say('people.no-name')} />;
  if (member.member === null) return name;
  return (
    <Link to="/person/$id" params={{ id: member.member }}>
      {name}
    </Link>
  );
}

function aboutMember({ role, ageYears, died }: Member, { say }: Words): string {
  const message = `role.${role}`;
  const age =
    ageYears === null ? `${say('people.age')} ${say('unknown')}` : say('age.years', { years: ageYears });
  const lived = died ? say('package.member.died') : age;
  return [...(isMessageId(message) ? [say(message)] : []), lived].join(' · ');
}
