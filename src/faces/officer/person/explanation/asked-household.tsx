import type { ConditionPart } from '../../../../contract/index.ts';
import { useWords, type Words } from '../../../shared/index.ts';
import type { KnownPerson } from '../known-person.ts';
import styles from './explanation.module.css';
import { Outcome } from './outcome.tsx';

type Asked = ConditionPart['households'][number];
type Props = Readonly<{ asked: Asked; person: KnownPerson }>;

/** What was asked of all members of a unit: how many counted and what came of it, never what one of them has. */
export function AskedHousehold({ asked, person }: Props) {
  const words = useWords();
  const { say, pick } = words;
  const { members, counted, open } = asked;
  const about = [
    say('why.household', { unit: pick(asked.title), measure: say(`why.household.${asked.measure}`) }),
    ...(asked.asks ? [say('why.household.asks', { asks: pick(asked.asks) })] : []),
    ...(asked.takes ? [say('why.household.takes', { takes: pick(asked.takes) })] : []),
  ];
  if (members === null) return <p>{[...about, say('why.household.none')].join(' · ')}</p>;
  return (
    <div className={styles['household']}>
      <p>{about.join(' ')}</p>
      <p>
        {say('why.household.members', { members, counted, open })} ·{' '}
        {say('why.household.value', { value: householdValue({ asked, person }, words) })}
      </p>
      <ul>
        {asked.people.map((member, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: members are not named, and never move
          <li key={index}>
            <Outcome outcome={member.counts} of="exception" />{' '}
            {[
              ...(member.isSelf ? [say('why.household.self')] : []),
              member.ageYears === null
                ? say('why.household.age-unknown')
                : say('age.years', { years: member.ageYears }),
            ].join(' · ')}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A count stays a number; what is taken of each member tells whether the rest is money. */
function householdValue({ asked, person }: Props, { say, formats }: Words): string {
  const { value, measure, takes } = asked;
  if (value === null) return say('unknown');
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (typeof value === 'string') return value;
  const taken = person.facts.find(({ label }) => label.en === takes?.en);
  const isNumber = measure === 'count' || (taken !== undefined && taken.type !== 'money');
  return isNumber ? formats.count(value) : say('facts.baht', { baht: formats.baht(value) });
}
