import { Button, NativeSelect } from '@mantine/core';
import { PROGRAMME_STANDINGS } from '../../../../base/condition/index.ts';
import { useWords } from '../../../shared/index.ts';
import styles from './condition.module.css';
import { KINDS, type Line, newLine, type Standing } from './draft.ts';
import { IsChoice } from './is-choice.tsx';
import { LineArea } from './line-area.tsx';
import { AgeValue, BahtValue, DaysValue } from './line-numbers.tsx';
import { useLineChoices } from './use-line-choices.ts';

type Props = Readonly<{
  line: Line;
  /** Its number, as `2` or `2.1` in a bracket. */
  place: string;
  isOnly: boolean;
  onChange: (line: Line) => void;
  onRemove: () => void;
}>;

/** One line of a condition, read from left to right as a sentence: whoever – is – what. */
export function ConditionLine({ line, place, isOnly, onChange, onRemove }: Props) {
  const { say } = useWords();
  return (
    <fieldset className={styles['line']}>
      <legend className="heard">{say('build.row', { place })}</legend>
      <IsChoice is={line.is} onTurn={(is) => onChange({ ...line, is })} />
      <NativeSelect
        aria-label={say('build.kind')}
        value={line.kind}
        data={KINDS.map((kind) => ({ value: kind, label: say(`build.kind.${kind}`) }))}
        onChange={(event) => {
          const kind = KINDS.find((one) => one === event.currentTarget.value) ?? line.kind;
          onChange({ ...newLine(line.key, kind), is: line.is });
        }}
      />
      <LineValue line={line} onChange={onChange} />
      {!isOnly && (
        <Button variant="subtle" onClick={onRemove} aria-label={say('build.remove', { place })}>
          {say('list.remove')}
        </Button>
      )}
    </fieldset>
  );
}

type ValueProps = Pick<Props, 'line' | 'onChange'>;

function LineValue({ line, onChange }: ValueProps) {
  if (line.kind === 'age') return <AgeValue line={line} onChange={onChange} />;
  if (line.kind === 'missing') return <BahtValue line={line} onChange={onChange} />;
  if (line.kind === 'notVisited') return <DaysValue line={line} onChange={onChange} />;
  if (line.kind === 'area') return <LineArea line={line} onChange={onChange} />;
  return (
    <>
      {line.kind === 'programme' && <StandingValue line={line} onChange={onChange} />}
      <ChosenValue line={line} onChange={onChange} />
    </>
  );
}

function ChosenValue({ line, onChange }: ValueProps) {
  const { say } = useWords();
  const choices = useLineChoices(line);
  return (
    <NativeSelect
      className={styles['wide'] ?? ''}
      aria-label={say('build.value')}
      value={line.value}
      data={[{ value: '', label: say('build.value.choose') }, ...choices]}
      onChange={(event) => onChange({ ...line, value: event.currentTarget.value })}
    />
  );
}

function StandingValue({ line, onChange }: ValueProps) {
  const { say } = useWords();
  const standingOf = (text: string): Standing =>
    PROGRAMME_STANDINGS.find((one) => one === text) ?? line.standing;
  return (
    <NativeSelect
      aria-label={say('build.standing')}
      value={line.standing}
      data={PROGRAMME_STANDINGS.map((standing) => ({
        value: standing,
        label: say(`build.standing.${standing}`),
      }))}
      onChange={(event) => onChange({ ...line, standing: standingOf(event.currentTarget.value), value: '' })}
    />
  );
}
