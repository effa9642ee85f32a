import type { ConditionPart } from '../../../../contract/index.ts';
import { Unverified, useWords } from '../../../shared/index.ts';
import type { KnownPerson } from '../known-person.ts';
import { AskedHousehold } from './asked-household.tsx';
import styles from './explanation.module.css';
import { UsedFacts } from './used-facts.tsx';

/** What something rests on, whatever it is. */
export type GroundsOf = Pick<ConditionPart, 'facts' | 'parameters' | 'households' | 'areas'> &
  Readonly<{ receives?: ConditionPart['receives'] }>;

type Props = Readonly<{ of: GroundsOf; person: KnownPerson }>;

/** Facts, figures of the law, households, other programmes and areas on which something rests. */
export function Grounds({ of, person }: Props) {
  return (
    <div className={styles['grounds']}>
      <UsedFacts facts={of.facts} person={person} />
      {of.households.map((household, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: questions of one part have no name, and never move
        <AskedHousehold key={index} asked={household} person={person} />
      ))}
      <Receives receives={of.receives ?? []} />
      <Areas areas={of.areas} />
      <Parameters parameters={of.parameters} />
    </div>
  );
}

function Receives({ receives }: Readonly<{ receives: ConditionPart['receives'] }>) {
  const { say, pick } = useWords();
  return receives.map((asked) => (
    <p key={`${asked.programme} ${asked.as}`}>
      {say(`why.receives.${asked.as}`)} <a href={`#right-${asked.programme}`}>{pick(asked.title)}</a>
    </p>
  ));
}

function Areas({ areas }: Pick<GroundsOf, 'areas'>) {
  const { say, pick } = useWords();
  return areas.map((asked) => {
    const value = asked.value ? pick(asked.value) : say('unknown');
    if (asked.area === null) return <p key={asked.parameter}>{say('why.area.unknown')}</p>;
    return (
      <p key={asked.parameter}>
        {say(asked.isOtherwise ? 'why.area.otherwise' : 'why.area', { area: asked.area, value })}
      </p>
    );
  });
}

function Parameters({ parameters }: Pick<GroundsOf, 'parameters'>) {
  const { say, pick } = useWords();
  return parameters.map(({ parameter, value, law, verified }) => (
    <p key={parameter}>
      {say('why.parameter', { value: value ? pick(value) : say('why.parameter.by-area') })} · {pick(law)}
      {!verified && <Unverified />}
    </p>
  ));
}
