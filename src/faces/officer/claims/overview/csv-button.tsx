import { Button } from '@mantine/core';
import { type FileTable, saveFile, textFile, useWords, writeCsv } from '../../../shared/index.ts';

type Props = Readonly<{
  title: string;
  name: string;
  table: () => Pick<FileTable, 'head' | 'lines'>;
}>;

/** Hands a table over as a file, whole, also where the page shows its beginning only. */
export function CsvButton({ title, name, table }: Props) {
  const { say } = useWords();
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      className="no-paper"
      aria-label={say('claim-figures.csv.of', { table: title })}
      onClick={() => saveFile(`chipao-${name}.csv`, textFile(writeCsv(table())))}
    >
      {say('claim-figures.csv')}
    </Button>
  );
}
