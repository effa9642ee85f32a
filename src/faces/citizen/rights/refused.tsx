import type { MouseEvent } from 'react';
import type { MyRightsAnswer, ObstacleAnswer } from '../../../contract/index.ts';
import { addressOf, goTo } from '../address.ts';
import { useWords } from '../messages/index.ts';
import { parts, writeValue } from '../parts/index.ts';
import styles from './rights.module.css';

type Props = Pick<MyRightsAnswer, 'refused' | 'cannotSay'>;
type Right = MyRightsAnswer['refused'][number];

/** What is refused or open: those first of which one thing alone is missing, and the rest folded away. */
export function Refused({ refused, cannotSay }: Readonly<Props>) {
  const { say } = useWords();
  const near = refused.filter((right) => right.near);
  const far = refused.filter((right) => !right.near);
  return (
    <>
      {near.length > 0 && (
        <section className={parts['section']} aria-labelledby="near">
          <h2 id="near">{say('rights.near')}</h2>
          {[...byWhatIsMissing(near)].map(([missing, rights]) => (
            <NearRights key={missing} rights={rights} />
          ))}
        </section>
      )}
      {cannotSay.length > 0 && (
        <section className={parts['section']} aria-labelledby="open">
          <h2 id="open">{say('rights.open')}</h2>
          {cannotSay.map((right) => (
            <OpenRight key={right.programme} right={right} />
          ))}
        </section>
      )}
      {far.length > 0 && (
        <details className={`${parts['section']} ${parts['fold']}`}>
          <summary>{say('rights.refused.more', { count: far.length })}</summary>
          {far.map((right) => (
            <RefusedRight key={right.programme} right={right} />
          ))}
        </details>
      )}
    </>
  );
}

/** Rights by the one thing that each of them waits for, in the order in which they came. */
function byWhatIsMissing(near: readonly Right[]): Map<string, Right[]> {
  const groups = new Map<string, Right[]>();
  for (const right of near) {
    const missing = right.obstacles[0]?.text.th ?? '';
    groups.set(missing, [...(groups.get(missing) ?? []), right]);
  }
  return groups;
}

/** Rights that wait for the same thing are told together, so that one card is not five. */
function NearRights({ rights }: Readonly<{ rights: readonly Right[] }>) {
  const { say, pick } = useWords();
  const [right, another] = rights;
  if (!right) return null;
  return (
    <RefusedRight
      right={right}
      title={another ? say('rights.near.several', { count: rights.length }) : pick(right.title)}
      names={another ? rights.map(({ title }) => pick(title)) : []}
    />
  );
}

type RefusedProps = Readonly<{ right: Right; title?: string; names?: readonly string[] }>;

/** Closed it says what is missing; opened, which register says so. */
function RefusedRight({ right, title, names = [] }: RefusedProps) {
  const { say, pick } = useWords();
  const [first] = right.obstacles;
  return (
    <details className={`${parts['card']} ${styles['refused']}`} data-programme={right.programme}>
      <summary>
        <span className={styles['name']}>{title ?? pick(right.title)}</span>
        {names.length > 0 && (
          <ul className={styles['plain']}>
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        )}
        {first && (
          <span className={styles['needed']}>
            {say('rights.needed')} {pick(first.text)}
          </span>
        )}
      </summary>
      <ul className={styles['obstacles']}>
        {right.obstacles.map((obstacle) => (
          <li key={obstacle.text.en}>
            {right.obstacles.length > 1 && <p className={parts['strong']}>{pick(obstacle.text)}</p>}
            <Deciding facts={obstacle.facts} />
            <p className={parts['soft']}>
              {say('rights.law')}: {pick(obstacle.law)}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What registers say on which it rests, and the way to say that it is wrong. */
function Deciding({ facts }: Readonly<{ facts: ObstacleAnswer['facts'] }>) {
  const words = useWords();
  const { say, pick, formats } = words;
  const go = (event: MouseEvent, address: string) => {
    event.preventDefault();
    goTo(address);
  };
  return facts.map((fact) => {
    const address = addressOf('facts', fact.fact);
    return (
      <div key={fact.fact} className={styles['deciding']}>
        <p>
          {say('rights.says')} <span className={styles['label']}>{pick(fact.label)}</span>:{' '}
          <strong>{writeValue(fact, words)}</strong>
        </p>
        {fact.value === null ? (
          <p className={parts['soft']}>{say('rights.nobody-says')}</p>
        ) : (
          <p className={parts['soft']}>
            {fact.source && fact.agency && fact.asOf
              ? say('rights.by', {
                  source: pick(fact.source),
                  agency: pick(fact.agency),
                  date: formats.date(fact.asOf),
                })
              : say('rights.nobody-says')}
          </p>
        )}
        {fact.value !== null && (
          <a className={`${styles['wrong']} no-paper`} href={address} onClick={(event) => go(event, address)}>
            {say('rights.wrong')}
          </a>
        )}
      </div>
    );
  });
}

function OpenRight({ right }: Readonly<{ right: MyRightsAnswer['cannotSay'][number] }>) {
  const { say, pick } = useWords();
  const facts = new Map(right.obstacles.flatMap(({ facts: all }) => all).map((fact) => [fact.fact, fact]));
  return (
    <details className={`${parts['card']} ${styles['refused']}`}>
      <summary>
        <span className={styles['name']}>{pick(right.title)}</span>
      </summary>
      <p className={parts['soft']}>{say('rights.open.why')}</p>
      <ul className={styles['plain']}>
        {[...facts.values()].map((fact) => (
          <li key={fact.fact}>{pick(fact.label)}</li>
        ))}
      </ul>
      <p className={parts['soft']}>{say('rights.authority', { authority: pick(right.authority) })}</p>
    </details>
  );
}
