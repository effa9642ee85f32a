import { type ComboboxData, Select } from '@mantine/core';
import styles from './parts.module.css';

type Props = Readonly<{
  label: string;
  data: ComboboxData;
  value: string;
  onChoose: (value: string) => void;
}>;

/** A choice of one among several. Its list scrolls by itself and stands in the page, where listeners expect it. */
export function ChoiceBox({ label, data, value, onChoose }: Props) {
  return (
    <Select
      label={label}
      data={data}
      value={value}
      allowDeselect={false}
      withScrollArea={false}
      comboboxProps={{ withinPortal: false, shadow: 'md' }}
      classNames={{ options: styles['options'] ?? '' }}
      onChange={(chosen) => {
        if (chosen !== null) onChoose(chosen);
      }}
    />
  );
}
