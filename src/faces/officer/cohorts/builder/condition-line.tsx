import { Button, NativeSelect, TextInput } from '@mantine/core';
import { PROGRAMME_STANDINGS } from '../../../../base/condition/index.ts';
import { useWords } from '../../../shared/index.ts';
import styles from './builder.module.css';
import { isAge, KINDS, type Line, newLine, type Standing } from './draft.ts';
import { LineArea } from './line-area.tsx';
import { useLineChoices } from './use-line-choices.ts';

type Props = Readonly<{
  line: Line;
  place: number;
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
      <NativeSelect
        aria-label={say('build.row.is')}
        value={line.is ? 'is' : 'is-not'}
        data={[
          { value: 'is', label: say('build.is') },
          { value: 'is-not', label: say('build.is-not') },
        ]}
        onChange={(event) => onChange({ ...line, is: event.currentTarget.value === 'is' })}
      />
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

function AgeValue({ line, onChange }: ValueProps) {
  const { say } = useWords();
  return (
    <>
      <TextInput
        className={styles['short'] ?? ''}
        inputMode="numeric"
        aria-label={say('build.age.from')}
        placeholder={say('build.age.from')}
        value={line.from}
        error={!isAge(line.from)}
        onChange={(event) => onChange({ ...line, from: event.currentTarget.value })}
      />
      <TextInput
        className={styles['short'] ?? ''}
        inputMode="numeric"
        aria-label={say('build.age.to')}
        placeholder={say('build.age.to')}
        value={line.to}
        error={!isAge(line.to)}
        onChange={(event) => onChange({ ...line, to: event.currentTarget.value })}
      />
    </>
  );
}

function BahtValue({ line, onChange }: ValueProps) {
  const { say } = useWords();
  return (
    <TextInput
      inputMode="numeric"
      aria-label={say('build.baht')}
      placeholder={say('build.baht')}
      value={line.from}
      onChange={(event) => onChange({ ...line, from: event.currentTarget.value })}
    />
  );
}
