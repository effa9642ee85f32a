import { useQuery } from '@tanstack/react-query';
import { AreaFinder, questions, useWords } from '../../../shared/index.ts';
import styles from './builder.module.css';
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

/** What an area is called, with the area around it. */
export function AreaName({ code }: Readonly<{ code: string }>) {
  const { pick } = useWords();
  const area = useQuery(questions.area(code));
  const path = area.data?.path.slice(1) ?? [];
  const names = path.length > 0 ? path.toReversed() : (area.data?.path ?? []);
  return <strong>{area.data ? names.map((step) => pick(step.name)).join(' · ') : code}</strong>;
}
