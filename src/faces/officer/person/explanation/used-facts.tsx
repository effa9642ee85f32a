import type { ConditionPart } from '../../../../contract/index.ts';
import { useWords, type Words } from '../../../shared/index.ts';
import type { KnownPerson } from '../known-person.ts';
import { valueText } from '../value-text.ts';
import styles from './explanation.module.css';

type UsedFact = ConditionPart['facts'][number];
type Props = Readonly<{ facts: readonly UsedFact[]; person: KnownPerson }>;

/** Facts as the rule saw them, each with register and date, and who contradicts it. */
export function UsedFacts({ facts, person }: Props) {
  const words = useWords();
  return facts.map((fact) => (
    <div key={fact.fact} className={styles['fact']}>
      <p>{usedText(fact, person, words)}</p>
      {fact.doubt && <Doubt fact={fact} person={person} />}
    </div>
  ));
}

function Doubt({ fact, person }: Readonly<{ fact: UsedFact; person: KnownPerson }>) {
  const words = useWords();
  const { say, pick, formats } = words;
  if (!fact.doubt) return null;
  const others = fact.doubt.others.map(({ source, value }) =>
    say('why.doubt.other', {
      source: sourceName(source, person, words),
      value: factValue(fact.fact, value, { person, words }),
    }),
  );
  return (
    <p className={styles['doubt']}>
      {[
        others.length > 0 ? say('why.doubt', { why: pick(fact.doubt.why) }) : pick(fact.doubt.why),
        ...(others.length > 0 ? [formats.list(others)] : []),
      ].join(' · ')}
    </p>
  );
}

type About = Readonly<{ person: KnownPerson; words: Words }>;

function factValue(fact: string, value: UsedFact['value'], { person, words }: About): string {
  const known = person.facts.find((one) => one.fact === fact);
  if (known?.words && known.value === value) return words.pick(known.words);
  return valueText(value, { type: known?.type, person, words });
}

function sourceName(id: string, person: KnownPerson, { pick }: Words): string {
  const source = person.sources.find((one) => one.source === id);
  return source ? pick(source.title) : id;
}

function usedText(used: UsedFact, person: KnownPerson, words: Words): string {
  const { say, pick, formats } = words;
  const text = say('rights.fact', {
    label: pick(used.label),
    value: factValue(used.fact, used.value, { person, words }),
  });
  if (!used.source || !used.asOf) return text;
  const source = sourceName(used.source, person, words);
  return `${text} (${say('rights.fact-source', { source, date: formats.date(used.asOf) })})`;
}
