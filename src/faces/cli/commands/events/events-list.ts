import type { Command } from 'commander';
import type { IsoDate } from '../../../../base/model/index.ts';
import { listAreaEvents } from '../../../../services/events/index.ts';
import { noteOperator, OPERATOR } from '../../operator.ts';
import { openOutput, tableLines } from '../../output.ts';
import { type House, inHouse, withReading } from '../../wiring.ts';
import { examplesText, optionsOf, readCount, readDate } from '../options.ts';

type ListOptions = Readonly<{ area: string; since: IsoDate; kind?: string; limit: number }>;
type Listed = Awaited<ReturnType<typeof listAreaEvents>>;

const LIMIT = 50;
const BEGINNING = '0001-01-01';

/** Adds `chipao events list`. */
export function addEventsList(events: Command): void {
  events
    .command('list')
    .description('What became known of an area since a day: how many of each kind, and the people.')
    .option('--area <code>', 'TH, or an official code', 'TH')
    .option('--since <date>', 'what became known after this day', readDate('--since'), BEGINNING as IsoDate)
    .option('--kind <kind>', 'only this kind, such as birth or death')
    .option('--limit <n>', 'so many at most', readCount('--limit'), LIMIT)
    .addHelpText(
      'after',
      examplesText(
        'events list',
        'events list --area 17 --since 2026-09-30',
        'events list --kind birth --json',
      ),
    )
    .action(async (_options, command: Command) => {
      const options = optionsOf<ListOptions>(command);
      const listed = await inHouse(options, (house) => listHere(house, options));
      openOutput(options).answer(listed, () => listLines(listed));
    });
}

async function listHere(house: House, { area, ...ask }: ListOptions): Promise<Listed> {
  return await withReading(house, async (reading) => {
    const listed = await listAreaEvents(reading, OPERATOR, { ...ask, code: area, after: 0 });
    await noteOperator(house, {
      act: 'list-events',
      people: listed.events.flatMap(({ person, effects }) => [
        person,
        ...effects.flatMap(({ applicants }) => applicants.map((one) => one.person)),
      ]),
      version: reading.version('events').id,
      area: listed.code,
    });
    return listed;
  });
}

function listLines({ kinds, events, asOf }: Listed): string[] {
  if (kinds.length === 0) return [`nothing became known, as of ${asOf}`];
  return [
    ...tableLines(kinds.map(({ kind, events: count, title }) => [kind, count, title.th])),
    '',
    ...tableLines(
      events.map(({ kind, happenedOn, knownOn, name, place, effects }) => [
        kind,
        happenedOn ?? '-',
        `known ${knownOn}`,
        name ?? '-',
        place.name.th,
        effects
          .map(({ effect, programme, answer }) => `${effect} ${programme} ${answer ?? ''}`.trim())
          .join('; '),
      ]),
    ),
  ];
}
