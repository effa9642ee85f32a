import type { ExplanationAnswer } from '../../../../contract/index.ts';
import { useWords, type Words } from '../../../shared/index.ts';
import type { KnownPerson } from '../known-person.ts';
import styles from './explanation.module.css';
import { Grounds } from './grounds.tsx';
import { Law } from './law.tsx';
import { Outcome } from './outcome.tsx';
import { PartTree } from './part-tree.tsx';
import { periodText } from './period-text.ts';

type Props = Readonly<{ explanation: ExplanationAnswer; person: KnownPerson }>;
type Reason = NonNullable<ExplanationAnswer['amount']>;
type PartProps = Props & Readonly<{ reason: Reason }>;

/** How the amount comes about: the base, what is added for a time, and the most that is paid. */
export function Amount({ explanation, person }: Props) {
  const words = useWords();
  const { say, pick } = words;
  const reason = explanation.amount;
  if (!reason) return null;
  const { period } = explanation;
  return (
    <section>
      <h4>{say('why.amount')}</h4>
      <p>
        <strong>{amountLine(explanation, words)}</strong>
      </p>
      <p>{pick(reason.sentence)}</p>
      {reason.chosen && <p className="soft">{say('why.amount.chosen', { chosen: pick(reason.chosen) })}</p>}
      {reason.baseSatang !== null && (reason.overlays.length > 0 || reason.caps.length > 0) && (
        <p className="soft">
          {say('why.amount.base', { amount: periodText(reason.baseSatang, period, words) })}
        </p>
      )}
      {reason.steps.length > 0 && (
        <details>
          <summary>{say('why.parts')}</summary>
          <PartTree parts={reason.steps} person={person} />
        </details>
      )}
      {reason.steps.length === 0 && <Grounds of={reason} person={person} />}
      <Law law={reason.law} verified={reason.verified} note={reason.note} />
      <Overlays explanation={explanation} reason={reason} person={person} />
      <Caps explanation={explanation} reason={reason} person={person} />
    </section>
  );
}

/** What it comes to; for who has no right, or nobody knows, what it would be. */
function amountLine({ amountSatang, amount, period }: ExplanationAnswer, words: Words): string {
  const { say } = words;
  if (amountSatang !== null) return say('why.amount.is', { amount: periodText(amountSatang, period, words) });
  const base = amount?.baseSatang ?? null;
  return base === null
    ? say('why.amount.unknown')
    : say('why.amount.would-be', { amount: periodText(base, period, words) });
}

function Overlays({ explanation, reason, person }: PartProps) {
  const words = useWords();
  const { say, pick } = words;
  if (reason.overlays.length === 0) return null;
  return (
    <ol className={styles['statements']}>
      {reason.overlays.map((overlay) => (
        <li key={overlay.id}>
          <Outcome outcome={overlay.outcome} of="exception" />
          <div>
            <p>
              {pick(overlay.text)}
              {overlay.addsSatang !== null &&
                ` · ${say('why.amount.adds', { amount: periodText(overlay.addsSatang, explanation.period, words) })}`}
            </p>
            {overlay.part && <PartTree parts={[overlay.part]} person={person} />}
            <Law law={overlay.law} verified={overlay.verified} note={overlay.note} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Caps({ explanation, reason }: PartProps) {
  const words = useWords();
  const { say, pick } = words;
  return reason.caps.map((cap) => {
    const reached = cap.isReached ? 'why.amount.cap.reached' : 'why.amount.cap.not-reached';
    const about = [
      pick(cap.text),
      ...(cap.atMostSatang === null
        ? []
        : [say('why.amount.cap', { amount: periodText(cap.atMostSatang, explanation.period, words) })]),
      cap.isReached === null ? say('unknown') : say(reached),
    ];
    return (
      <div key={cap.id}>
        <p>{about.join(' · ')}</p>
        <Law law={cap.law} verified={cap.verified} note={cap.note} />
      </div>
    );
  });
}
