import { AreaFinder, useWords } from '../../../shared/index.ts';
import { AreaName } from './area-name.tsx';
import styles from './condition.module.css';
import type { Line } from './draft.ts';

type Props = Readonly<{ line: Line; onChange: (line: Line) => void }>;

/** The area a line asks for: its name once chosen, and the box to find another. */
export function LineArea({ line, onChange }: Props) {
  const { say } = useWords();
  return (
    <div className={styles['wide']}>
      {line.value !== '' && <AreaName code={line.value} />}
      <AreaFinder
        label={say('build.kind.area')}
        labelShown="heard"
        onChoose={(area) => onChange({ ...line, value: area.code })}
      />
    </div>
  );
}
