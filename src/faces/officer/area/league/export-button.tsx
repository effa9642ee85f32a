import { Button } from '@mantine/core';
import { useWords } from '../../../shared/index.ts';
import { useAreaView } from '../area-view.ts';
import { writeCsv } from './csv.ts';
import { useLeague } from './use-league.ts';

/** Hands over the table's areas with every measure, for a spreadsheet. */
export function ExportButton() {
  const words = useWords();
  const { content, group, listed } = useAreaView();
  const { rows } = useLeague();
  if (rows.length === 0) return null;
  const save = () => {
    const children = rows.map((row) => row.child);
    const text = writeCsv({ children, measures: content.measures, group: group?.id, words });
    saveFile(`chipao-${listed.of.code}.csv`, text);
  };
  return (
    <Button variant="default" onClick={save}>
      {words.say('area.export')}
    </Button>
  );
}

function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
