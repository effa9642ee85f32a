import { useQuery } from '@tanstack/react-query';
import type { DisputeAnswer, MyFactAnswer } from '../../../contract/index.ts';
import { useAddress } from '../address.ts';
import { useWords } from '../messages/index.ts';
import { Coming, parts, Trouble } from '../parts/index.ts';
import { questions } from '../questions/index.ts';
import { FactLine } from './fact-line.tsx';
import styles from './facts.module.css';
import { DisputeStory } from './story/index.ts';
import { VisitsPart } from './visits-part.tsx';

const DIMENSIONS = ['identity', 'welfare', 'income', 'health', 'employment', 'education'] as const;

/** What each register says of a citizen, with where it is from and how old it is; and what they said is wrong. */
export function FactsPage() {
  const { say } = useWords();
  const { fact: named } = useAddress();
  const facts = useQuery(questions.facts());
  const disputes = useQuery(questions.disputes());
  if (facts.isPending) return <Coming />;
  if (!facts.data) return <Trouble thrown={facts.error} onRetry={() => void facts.refetch()} />;
  const all = facts.data.facts;
  return (
    <>
      <h1 className={parts['title']}>{say('facts.title')}</h1>
      <p className={parts['lead']}>{say('facts.lead')}</p>
      {disputes.isError && <Trouble thrown={disputes.error} onRetry={() => void disputes.refetch()} />}
      <Disputed disputes={disputes.data?.disputes ?? []} />
      {all.length === 0 && <p>{say('facts.none')}</p>}
      {DIMENSIONS.map((dimension) => (
        <FactsOf key={dimension} dimension={dimension} facts={all} named={named} />
      ))}
      <VisitsPart />
    </>
  );
}

function Disputed({ disputes }: Readonly<{ disputes: readonly DisputeAnswer[] }>) {
  const { say } = useWords();
  if (disputes.length === 0) return null;
  return (
    <section aria-labelledby="said">
      <h2 id="said">{say('dispute.said')}</h2>
      {disputes.map((dispute) => (
        <DisputeStory key={dispute.id} dispute={dispute} />
      ))}
    </section>
  );
}

type FactsOfProps = Readonly<{
  dimension: (typeof DIMENSIONS)[number];
  facts: readonly MyFactAnswer[];
  named: string | undefined;
}>;

/** Facts of one part of life; what registers deny is folded away, but one that was asked for stands open. */
function FactsOf({ dimension, facts, named }: FactsOfProps) {
  const { say } = useWords();
  const own = facts.filter((fact) => fact.dimension === dimension);
  const denied = own.filter(isDenied);
  const told = own.filter((fact) => !denied.includes(fact));
  if (own.length === 0) return null;
  const line = (fact: MyFactAnswer) => <FactLine key={fact.fact} fact={fact} isNamed={fact.fact === named} />;
  return (
    <details
      className={styles['part']}
      open={dimension === 'identity' || own.some(({ fact }) => fact === named)}
    >
      <summary>
        <h2>{say(`facts.${dimension}`)}</h2>
        <span className={parts['soft']}>{say('facts.count', { count: own.length })}</span>
      </summary>
      {told.length > 0 && <ul className={parts['list']}>{told.map(line)}</ul>}
      {denied.length > 0 && (
        <details className={parts['fold']} open={denied.some(({ fact }) => fact === named)}>
          <summary>{say('facts.no', { count: denied.length })}</summary>
          <ul className={parts['list']}>{denied.map(line)}</ul>
        </details>
      )}
    </details>
  );
}

/** No and nothing, where no register says otherwise. */
function isDenied({ value, others, correctedOn, dispute }: MyFactAnswer): boolean {
  return (value === false || value === 0) && others.length === 0 && !correctedOn && !dispute;
}
