import { TextInput } from '@mantine/core';
import { useWords } from '../../../shared/index.ts';
import styles from './condition.module.css';
import { ageProblem, isWrongBaht, isWrongDays, type Line } from './draft.ts';

type Props = Readonly<{ line: Line; onChange: (line: Line) => void }>;

/** Ages a line asks for; what is wrong with them is said below. */
export function AgeValue({ line, onChange }: Props) {
  const { say } = useWords();
  const wrong = ageProblem(line);
  return (
    <div className={styles['ages']}>
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          className={styles['short'] ?? ''}
          inputMode="numeric"
          aria-label={say(`build.age.${end}`)}
          placeholder={say(`build.age.${end}`)}
          value={line[end]}
          error={wrong !== undefined}
          onChange={(event) => onChange({ ...line, [end]: event.currentTarget.value })}
        />
      ))}
      {wrong && (
        <p role="alert" className={styles['wrong']}>
          {say(`build.age.${wrong}`)}
        </p>
      )}
    </div>
  );
}

/** The money a month a line asks for. */
export function BahtValue({ line, onChange }: Props) {
  const { say } = useWords();
  return (
    <TextInput
      inputMode="numeric"
      aria-label={say('build.baht')}
      placeholder={say('build.baht')}
      value={line.from}
      error={isWrongBaht(line.from) && say('build.baht.wrong')}
      onChange={(event) => onChange({ ...line, from: event.currentTarget.value })}
    />
  );
}

/** In how many days nobody came to the home. */
export function DaysValue({ line, onChange }: Props) {
  const { say } = useWords();
  return (
    <TextInput
      inputMode="numeric"
      aria-label={say('build.days')}
      placeholder={say('build.days')}
      value={line.from}
      error={isWrongDays(line.from) && say('build.days.wrong')}
      onChange={(event) => onChange({ ...line, from: event.currentTarget.value })}
    />
  );
}
