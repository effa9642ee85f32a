import type { ReactNode } from 'react';
import type { MeasureAnswer, SourceDateAnswer } from '../../../contract/index.ts';
import { useWords, type Words } from '../messages/index.ts';
import styles from './measures.module.css';

type Props = Readonly<{
  measure: MeasureAnswer;
  /** All measures, whose names a formula uses. */
  measures: readonly MeasureAnswer[];
  /** The registers of the page, which give sources their names. */
  sources: readonly SourceDateAnswer[];
}>;

/** What a number is: how it is counted and from what, how to read it, and whether anybody has checked it. */
export function MeasureCard({ measure, measures, sources }: Props) {
  const words = useWords();
  const { say, pick } = words;
  return (
    <section aria-labelledby="measure" className={styles['card']}>
      <h2 id="measure">{say('measure.title', { measure: pick(measure.title) })}</h2>
      <dl>
        <Part name={say('measure.definition')}>{pick(measure.definition)}</Part>
        <Part name={say('measure.unit')}>{say(`unit.${measure.unit}`)}</Part>
        <Part name={say('measure.formula')}>{formulaText(measure, measures, words)}</Part>
        <Part name={say('measure.direction')}>{say(`measure.direction.${measure.direction}`)}</Part>
        <Part name={say('measure.quality')}>
          <span className={styles['quality']} data-verified={measure.quality.verified}>
            {say(measure.quality.verified ? 'measure.verified' : 'measure.not-verified')}
          </span>
          {measure.quality.note && <span className="soft"> {pick(measure.quality.note)}</span>}
        </Part>
        <Part name={say('measure.suppression')}>
          {say(`measure.suppression.${measure.suppression}`)}{' '}
          <span className="soft">{say(`measure.publish.${measure.publish}`)}</span>
        </Part>
        <Part name={say('measure.sources')}>
          <Registers measure={measure} sources={sources} />
        </Part>
      </dl>
    </section>
  );
}

function Part({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const THOUSAND = 1000;
const HUNDRED = 100;

/** A formula in words, by the names of what it is made of. */
function formulaText(
  { title, formula, over }: MeasureAnswer,
  measures: readonly MeasureAnswer[],
  { say, pick }: Words,
): string {
  const nameOf = (id: string) => {
    const named = measures.find((one) => one.id === id);
    return named ? pick(named.title) : id;
  };
  if (formula)
    return say('measure.formula.ratio', {
      part: nameOf(formula.numerator),
      partTimes: formula.numeratorTimes,
      whole: nameOf(formula.denominator),
      wholeTimes: formula.denominatorTimes,
    });
  if (over === null) return say('measure.formula.count');
  const per = over === 'people' ? THOUSAND : HUNDRED;
  return say('measure.formula.rate', { part: pick(title), whole: nameOf(over), per });
}

const FEW = 3;

function Registers({ measure, sources }: Omit<Props, 'measures'>) {
  const { say, pick, formats } = useWords();
  const lines = measure.sources.map(({ source, asOf }) => {
    const known = sources.find((one) => one.source === source);
    const day = asOf ? say('sources.as-of', { date: formats.date(asOf) }) : say('unknown');
    return { source, text: `${known ? pick(known.title) : source} ${day}` };
  });
  if (lines.length === 0) return say('measure.sources.none');
  const list = (
    <ul>
      {lines.map(({ source, text }) => (
        <li key={source}>{text}</li>
      ))}
    </ul>
  );
  if (lines.length <= FEW) return list;
  return (
    <details>
      <summary>{say('measure.sources.all', { count: lines.length })}</summary>
      {list}
    </details>
  );
}
