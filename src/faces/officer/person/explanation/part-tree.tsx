import type { ConditionPart } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import type { KnownPerson } from '../known-person.ts';
import { distanceText } from './distance-text.ts';
import styles from './explanation.module.css';
import { Grounds } from './grounds.tsx';
import { Outcome } from './outcome.tsx';

type Props = Readonly<{ parts: readonly ConditionPart[]; person: KnownPerson }>;

/** The parts below something, each with its outcome; those that are made of parts open further. */
export function PartTree({ parts, person }: Props) {
  return (
    <ul className={styles['parts']}>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one rule have no name, and never move
        <li key={index}>
          <Part part={part} person={person} />
        </li>
      ))}
    </ul>
  );
}

function Part({ part, person }: Readonly<{ part: ConditionPart; person: KnownPerson }>) {
  const words = useWords();
  const distance = distanceText(part.distance, words);
  const head = (
    <>
      <Outcome outcome={part.outcome} of="condition" /> {words.pick(part.text)}
      {distance && <span className="soft"> · {distance}</span>}
    </>
  );
  if (part.parts.length === 0) {
    return (
      <>
        <p>{head}</p>
        <Grounds of={part} person={person} />
      </>
    );
  }
  return (
    <details open>
      <summary>{head}</summary>
      <PartTree parts={part.parts} person={person} />
    </details>
  );
}
