import type { ExplanationAnswer, PersonAnswer } from '../../../../contract/index.ts';
import { useWords, type Words } from '../../../shared/index.ts';
import { valueText } from '../value-text.ts';
import styles from './rights.module.css';

type Condition = ExplanationAnswer['conditions'][number];
type UsedFact = Condition['facts'][number];

const MARKS = { passed: '✓', failed: '✕', unknown: '?' } as const;
const SATANG_A_BAHT = 100;

type Props = Readonly<{ explanation: ExplanationAnswer; person: PersonAnswer }>;

/** Every condition of a programme: how it stands, on what law and on which facts. */
export function Conditions({ explanation, person }: Props) {
  const { say, pick } = useWords();
  return (
    <>
      <ol className={styles['conditions']}>
        {explanation.conditions.map((condition) => (
          <ConditionLine key={condition.id} condition={condition} person={person} />
        ))}
      </ol>
      {explanation.notChecked.length > 0 && (
        <div className="soft">
          <p>{say('rights.not-checked')}</p>
          <ul className={styles['notChecked']}>
            {explanation.notChecked.map((text) => (
              <li key={text.en}>{pick(text)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function ConditionLine({ condition, person }: Readonly<{ condition: Condition; person: PersonAnswer }>) {
  const words = useWords();
  const { say, pick } = words;
  const distance = distanceText(condition, words);
  return (
    <li data-outcome={condition.outcome}>
      <span className={styles['outcome']}>
        <span aria-hidden="true">{MARKS[condition.outcome]}</span> {say(`rights.${condition.outcome}`)}
      </span>
      <div>
        <p>
          {pick(condition.text)}
          {distance && <span className="soft"> · {distance}</span>}
        </p>
        {condition.facts.map((fact) => (
          <p key={fact.fact} className="soft">
            {usedText(fact, person, words)}
          </p>
        ))}
        <p className="soft">
          {say('rights.law', { law: pick(condition.law) })}
          {!condition.verified && <span className={styles['unverified']}>{say('rights.unverified')}</span>}
        </p>
      </div>
    </li>
  );
}

/** A fact as the rule saw it, with the register it came from. */
function usedText(used: UsedFact, person: PersonAnswer, words: Words): string {
  const { say, pick, formats } = words;
  const fact = person.facts.find((one) => one.fact === used.fact);
  const sources = person.links.map((link) => link.source);
  const source = fact?.source ?? sources.find((one) => one.source === used.source);
  const value = say('rights.fact', {
    label: pick(used.label),
    value: valueText(used.value, { type: fact?.type, person, words }),
  });
  if (!used.source || !used.asOf) return value;
  const title = source ? pick(source.title) : used.source;
  return `${value} (${say('rights.fact-source', { source: title, date: formats.date(used.asOf) })})`;
}

/** How far from the threshold; nothing where it says no more than met or not met. */
function distanceText({ distance }: Condition, { say, formats }: Words): string | undefined {
  if (!distance || distance.margin === 0) return undefined;
  const size = Math.abs(distance.margin);
  return say(`distance.${distance.unit}`, {
    sign: distance.margin > 0 ? 'over' : 'under',
    size: formats.count(distance.unit === 'satang' ? size / SATANG_A_BAHT : size),
  });
}
