import { Link } from '@tanstack/react-router';
import type { ExplanationAnswer } from '../../../../contract/index.ts';
import { Unverified, useWords, type Words } from '../../../shared/index.ts';
import type { KnownPerson } from '../known-person.ts';
import { Amount } from './amount.tsx';
import { Holder, NotChecked, Stacking } from './beside.tsx';
import styles from './explanation.module.css';
import { Conditions, Exceptions } from './statements.tsx';

type Props = Readonly<{ explanation: ExplanationAnswer; person: KnownPerson }>;

/** The whole reasoning: which rules, every condition and exception, the amount, whose it is, and what goes with it. */
export function Explanation({ explanation, person }: Props) {
  const words = useWords();
  const { say, pick } = words;
  const { conditions, exceptions } = explanation;
  const decided = exceptions.find(({ decides }) => decides);
  return (
    <div className={styles['explanation']}>
      <p className="soft">
        {versionText(explanation, words)}
        {!explanation.verified && <Unverified whole />}
        {' · '}
        <Link to="/programmes/$id" params={{ id: explanation.programme }}>
          {say('why.programme')}
        </Link>
      </p>
      {decided && <p>{say('why.decided-by', { text: pick(decided.text) })}</p>}
      <Missing explanation={explanation} person={person} />
      {conditions.length > 0 && (
        <section>
          <h4>{say('why.conditions', { count: conditions.length })}</h4>
          <Conditions explanation={explanation} person={person} />
        </section>
      )}
      {exceptions.length > 0 && (
        <section>
          <h4>{say('why.exceptions', { count: exceptions.length })}</h4>
          <Exceptions explanation={explanation} person={person} />
        </section>
      )}
      <Amount explanation={explanation} person={person} />
      <Holder explanation={explanation} />
      <Stacking explanation={explanation} />
      <NotChecked explanation={explanation} />
    </div>
  );
}

function versionText({ version, on }: ExplanationAnswer, { say, formats }: Words): string {
  const day = formats.date(on);
  if (!version) return say('why.no-version', { on: day });
  const from = formats.date(version.from);
  return version.to === null
    ? say('why.version', { from, on: day })
    : say('why.version.until', { from, to: formats.date(version.to), on: day });
}

/** Facts whose absence keeps the answer open, by the names that the conditions give them. */
function Missing({ explanation: { missing, conditions, exceptions, amount }, person }: Props) {
  const { say, pick, formats } = useWords();
  if (missing.length === 0) return null;
  const used = [...conditions, ...exceptions, ...(amount ? [amount] : [])].flatMap(({ facts }) => facts);
  const nameOf = (id: string) => {
    const fact = used.find((one) => one.fact === id) ?? person.facts.find((one) => one.fact === id);
    return fact ? pick(fact.label) : id;
  };
  return (
    <p className={styles['missing']}>{say('why.missing', { facts: formats.list(missing.map(nameOf)) })}</p>
  );
}
