import type { Command } from 'commander';
import { listRejects, type RejectsAnswer, type RowOutcome } from '../../../services/lookup/index.ts';
import { openOutput, tableLines } from '../output.ts';
import { inHouse, withReading } from '../wiring.ts';
import { examplesText, optionsOf, readChoice, readCount } from './options.ts';

type RejectsOptions = Readonly<{ source?: string; kind?: RowOutcome; limit: number }>;

const OUTCOMES: readonly RowOutcome[] = ['rejected', 'repaired'];
const LIMIT = 50;

/** Adds `chipao rejects`. */
export function rejectsCommand(program: Command): void {
  program
    .command('rejects')
    .description(
      'Shows which rows were rejected, and which were accepted after something in them was mended or dropped.',
    )
    .option('--source <id>', 'only this register (default: all)')
    .option('--kind <kind>', 'only rejected, or only repaired rows', readChoice('--kind', OUTCOMES))
    .option('--limit <n>', 'how many rows to list; all are counted', readCount('--limit'), LIMIT)
    .addHelpText(
      'after',
      `\nRows are counted from 1 after the header. What stood in a row is not shown: it can be a person's.\n${examplesText(
        'rejects',
        'rejects --source dopa-person --kind rejected',
        'rejects --kind repaired --limit 1000 --json',
      )}`,
    )
    .action(async (_options, command: Command) => {
      const options = optionsOf<RejectsOptions>(command);
      const { source, kind: outcome, limit } = options;
      const answer = await inHouse(options, (house) =>
        withReading(house, (reading) => listRejects(reading, { source, outcome, limit })),
      );
      openOutput(options).answer(answer, () => rejectLines(answer));
    });
}

function rejectLines({ total, byReason, rows }: RejectsAnswer): string[] {
  if (total === 0) return ['every row was taken as it was'];
  const listed = rows.length < total ? [`… the first ${rows.length} of ${total}; --limit shows more`] : [];
  return [
    ...tableLines([
      ['register', 'what became of the row', 'reason', 'rows'],
      ...byReason.map(({ source, outcome, code, rows: count }) => [source, outcome, code, count]),
    ]),
    '',
    ...rows.flatMap(({ file, row, outcome, code, field, message }) => [
      `${file} row ${row}: ${outcome}, ${code}${field ? ` in ${field}` : ''}`,
      `  ${message.th}`,
      `  ${message.en}`,
    ]),
    ...listed,
  ];
}
