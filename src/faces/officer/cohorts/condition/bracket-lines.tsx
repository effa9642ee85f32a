import { Button } from '@mantine/core';
import { useWords } from '../../../shared/index.ts';
import styles from './condition.module.css';
import { ConditionLine } from './condition-line.tsx';
import type { Bracket } from './draft.ts';
import { IsChoice } from './is-choice.tsx';
import { JoinChoice } from './join-choice.tsx';
import type { useDraft } from './use-draft.ts';

type Props = Readonly<{ bracket: Bracket; place: number; writing: ReturnType<typeof useDraft> }>;

/** Lines that count as one, with their own joint. */
export function BracketLines({ bracket, place, writing }: Props) {
  const { say } = useWords();
  const { change, remove, add, joinBy, turn } = writing;
  const { key, is, join, lines } = bracket;
  return (
    <fieldset className={styles['bracket']}>
      <legend className="heard">{say('build.bracket', { place })}</legend>
      <div className={styles['join']}>
        <IsChoice is={is} onTurn={(next) => turn(key, next)} />
        <JoinChoice join={join} onJoin={(next) => joinBy(next, key)} />
        <Button
          variant="subtle"
          onClick={() => remove(key)}
          aria-label={say('build.bracket.remove', { place })}
        >
          {say('list.remove')}
        </Button>
      </div>
      {lines.map((line, index) => (
        <ConditionLine
          key={line.key}
          line={line}
          place={`${place}.${index + 1}`}
          isOnly={false}
          onChange={change}
          onRemove={() => remove(line.key)}
        />
      ))}
      <Button
        variant="default"
        onClick={() => add(key)}
        aria-label={say('build.bracket.add-line', { place })}
      >
        {say('build.add')}
      </Button>
    </fieldset>
  );
}
