import { isMessageId, monthsBetween, useWords, type Words } from '../../../shared/index.ts';
import type { KnownFact, KnownPerson } from '../known-person.ts';
import { valueText } from '../value-text.ts';
import styles from './facts.module.css';

const MONTHS_A_YEAR = 12;
/** Older than this, the age of a fact is worth a look. */
const OLD_MONTHS = 12;

type Props = Readonly<{ person: KnownPerson }>;

/** What the registers say, by part of life; what none of them knows is named in one line. */
export function Facts({ person }: Props) {
  const { say } = useWords();
  const byDimension = Map.groupBy(person.facts, (fact) => fact.dimension);
  return (
    <section aria-labelledby="facts" className={styles['facts']}>
      <h2 id="facts">{say('facts.title')}</h2>
      <p className="soft">{say('facts.note')}</p>
      {[...byDimension].map(([dimension, facts]) => (
        <Dimension key={dimension} dimension={dimension} facts={facts} person={person} />
      ))}
    </section>
  );
}

type DimensionProps = Readonly<{ dimension: string; facts: readonly KnownFact[]; person: KnownPerson }>;

function Dimension({ dimension, facts, person }: DimensionProps) {
  const { say, pick, formats } = useWords();
  const title = `dimension.${dimension}`;
  const known = facts.filter((fact) => fact.value !== null);
  const unknown = facts.filter((fact) => fact.value === null);
  return (
    <>
      <h3>{say(isMessageId(title) ? title : 'dimension.other')}</h3>
      <dl>
        {known.map((fact) => (
          <Fact key={fact.fact} fact={fact} person={person} />
        ))}
      </dl>
      {unknown.length > 0 && (
        <details className="soft">
          <summary>{say('facts.unknown', { count: unknown.length })}</summary>
          <p>{formats.list(unknown.map((fact) => pick(fact.label)))}</p>
        </details>
      )}
    </>
  );
}

function Fact({ fact, person }: Readonly<{ fact: KnownFact; person: KnownPerson }>) {
  const words = useWords();
  const { say, pick, formats } = words;
  const { asOf } = fact;
  const source = person.sources.find((one) => one.source === fact.source);
  const months = asOf ? monthsBetween(asOf, person.asOf) : 0;
  return (
    <div className={styles['fact']}>
      <dt>{pick(fact.label)}</dt>
      <dd>
        <span className={styles['value']} data-nothing={isNothing(fact.value) || undefined}>
          {fact.words ? words.pick(fact.words) : valueText(fact.value, { type: fact.type, person, words })}
        </span>
        <span className="soft">
          {source ? pick(source.title) : say('facts.linked')}
          {asOf && (
            <>
              {' · '}
              <span data-old={months >= OLD_MONTHS || undefined} className={styles['age']}>
                {ageText({ months, date: formats.date(asOf) }, words)}
              </span>
            </>
          )}
        </span>
      </dd>
    </div>
  );
}

/** No and zero stand back, so that what there is stands out. */
function isNothing(value: KnownFact['value']): boolean {
  return value === false || value === 0;
}

/** The day a fact is of, and how much older than the data around it that is. */
function ageText({ months, date }: Readonly<{ months: number; date: string }>, { say }: Words): string {
  return months >= MONTHS_A_YEAR
    ? say('facts.age-years', { date, years: Math.floor(months / MONTHS_A_YEAR) })
    : say('facts.age', { date, months });
}
