import { NativeSelect } from '@mantine/core';
import { useWords } from '../../../shared/index.ts';

type Props = Readonly<{ is: boolean; onTurn: (is: boolean) => void }>;

/** Whether what follows is wanted, or wanted not to be so. */
export function IsChoice({ is, onTurn }: Props) {
  const { say } = useWords();
  return (
    <NativeSelect
      aria-label={say('build.row.is')}
      value={is ? 'is' : 'is-not'}
      data={[
        { value: 'is', label: say('build.is') },
        { value: 'is-not', label: say('build.is-not') },
      ]}
      onChange={(event) => onTurn(event.currentTarget.value === 'is')}
    />
  );
}
