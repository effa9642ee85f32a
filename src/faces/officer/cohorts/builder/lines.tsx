import { Button, SegmentedControl } from '@mantine/core';
import { useWords } from '../../../shared/index.ts';
import styles from './builder.module.css';
import { ConditionLine } from './condition-line.tsx';
import type { useDraft } from './use-draft.ts';

/** The lines of a condition and how they are joined. */
export function Lines({ writing }: Readonly<{ writing: ReturnType<typeof useDraft> }>) {
  const { say } = useWords();
  const { draft, change, remove, add, joinBy } = writing;
  return (
    <section aria-labelledby="who" className={styles['lines']}>
      <h2 id="who">{say('build.who')}</h2>
      {draft.lines.length > 1 && (
        <div className={styles['join']}>
          <span id="join">{say('build.join')}</span>
          <SegmentedControl
            aria-labelledby="join"
            value={draft.join}
            data={[
              { value: 'all', label: say('build.join.all') },
              { value: 'any', label: say('build.join.any') },
            ]}
            onChange={(join) => joinBy(join === 'any' ? 'any' : 'all')}
          />
        </div>
      )}
      {draft.lines.map((line, index) => (
        <ConditionLine
          key={line.key}
          line={line}
          place={index + 1}
          isOnly={draft.lines.length === 1}
          onChange={change}
          onRemove={() => remove(line.key)}
        />
      ))}
      <Button variant="default" onClick={add}>
        {say('build.add')}
      </Button>
    </section>
  );
}
