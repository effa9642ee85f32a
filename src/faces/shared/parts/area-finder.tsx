import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type Ref, useEffect, useState } from 'react';
import type { AreaSearchAnswer } from '../../../contract/index.ts';
import { questions } from '../api/index.ts';
import { useWords } from '../messages/index.ts';
import styles from './parts.module.css';

type Found = AreaSearchAnswer['areas'][number];

type Props = Readonly<{
  label: string;
  /** Whether the label is seen, or only heard. */
  labelShown?: 'yes' | 'heard';
  hint?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
  onChoose: (area: Found) => void;
}>;

const WAIT_MS = 120;

/** A box that finds areas by name or code as one types. */
export function AreaFinder({ label, labelShown = 'yes', hint, inputRef, onChoose }: Props) {
  const { say } = useWords();
  const [text, setText] = useState('');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [wanted] = useDebouncedValue(text.trim(), WAIT_MS);
  const found = useQuery(questions.search(wanted));
  const areas = found.data?.areas ?? [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: Enter takes the first of what was just found
  useEffect(() => {
    combobox.selectFirstOption();
  }, [found.data]);
  const choose = (code: string) => {
    const area = areas.find((one) => one.code === code);
    setText('');
    combobox.closeDropdown();
    if (area) onChoose(area);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false} shadow="md">
      <Combobox.Target>
        <TextInput
          {...(labelShown === 'yes' ? { label } : { 'aria-label': label })}
          {...(inputRef ? { ref: inputRef } : {})}
          placeholder={say('search.placeholder')}
          value={text}
          rightSection={hint}
          rightSectionWidth={hint ? 'auto' : 0}
          rightSectionPointerEvents="none"
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={() => text !== '' && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={wanted === ''} className={styles['finder'] ?? ''}>
        <Combobox.Options aria-label={label}>
          {areas.map((area) => (
            <FoundArea key={area.code} area={area} />
          ))}
          {found.isError && <Combobox.Empty>{say('search.failed')}</Combobox.Empty>}
          {found.isSuccess && areas.length === 0 && <Combobox.Empty>{say('search.none')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function FoundArea({ area }: Readonly<{ area: Found }>) {
  const { say, pick } = useWords();
  const above = area.path.slice(1, -1).map((step) => pick(step.name));
  return (
    <Combobox.Option value={area.code}>
      <span>{pick(area.name)}</span>{' '}
      <span className="soft">
        {[say(`level.${area.level}`), ...above.toReversed(), area.code].join(' · ')}
      </span>
    </Combobox.Option>
  );
}
