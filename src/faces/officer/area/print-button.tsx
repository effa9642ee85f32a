import { Button } from '@mantine/core';
import { useWords } from '../../shared/index.ts';

/** Prints the page: map, tables, sources and date, black on white. */
export function PrintButton() {
  const { say } = useWords();
  return (
    <Button variant="default" onClick={() => window.print()}>
      {say('print')}
    </Button>
  );
}
