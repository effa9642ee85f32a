import { Button } from '@mantine/core';
import { useWords } from '../../../shared/index.ts';
import { BracketLines } from './bracket-lines.tsx';
import styles from './condition.module.css';
import { ConditionLine } from './condition-line.tsx';
import { isBracket, linesIn } from './draft.ts';
import { JoinChoice } from './join-choice.tsx';
import type { useDraft } from './use-draft.ts';

/** The lines of a condition, the brackets around some of them, and how they are joined. */
export function Lines({ writing }: Readonly<{ writing: ReturnType<typeof useDraft> }>) {
  const { say } = useWords();
  const { draft, change, remove, add, addBracket, joinBy } = writing;
  const isOnly = linesIn(draft).length === 1;
  return (
    <section aria-labelledby="who" className={styles['lines']}>
      <h2 id="who">{say('build.who')}</h2>
      {draft.parts.length > 1 && <JoinChoice join={draft.join} onJoin={(join) => joinBy(join)} />}
      {draft.parts.map((part, index) =>
        isBracket(part) ? (
          <BracketLines key={part.key} bracket={part} place={index + 1} writing={writing} />
        ) : (
          <ConditionLine
            key={part.key}
            line={part}
            place={String(index + 1)}
            isOnly={isOnly}
            onChange={change}
            onRemove={() => remove(part.key)}
          />
        ),
      )}
      <div className={styles['join']}>
        <Button variant="default" onClick={() => add()}>
          {say('build.add')}
        </Button>
        <Button variant="default" onClick={addBracket}>
          {say('build.bracket.add')}
        </Button>
      </div>
    </section>
  );
}
