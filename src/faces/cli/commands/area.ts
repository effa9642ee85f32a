import type { Command } from 'commander';
import { ANYONE, type Viewer } from '../../../base/access/index.ts';
import { bahtOf } from '../../../base/model/index.ts';
import {
  type AreaAnswer,
  listMeasures,
  type MeasuresAnswer,
  readArea,
} from '../../../services/lookup/index.ts';
import { OPERATOR } from '../operator.ts';
import { openOutput, tableLines } from '../output.ts';
import { type House, inHouse, withReading } from '../wiring.ts';
import { examplesText, optionsOf } from './options.ts';

/** Adds `chipao area`. */
export function areaCommand(program: Command): void {
  program
    .command('area')
    .description('Shows what is counted in an area. The same figures as GET /api/v1/areas/CODE.')
    .argument(
      '<code>',
      'TH, or an official code of 2 (province), 4, 6 or 8 (village) digits, or a region such as R4-NORTH',
    )
    .addHelpText(
      'after',
      examplesText('area TH', 'area 17 --json', 'area 17020301 --published', 'area R4-NORTH'),
    )
    .option('--published', 'as everybody may have the figures: with noise, and without what is held back')
    .action(
      async (code: string, { published = false }: Readonly<{ published?: boolean }>, command: Command) => {
        const options = optionsOf(command);
        const { area, measures } = await inHouse(options, (house) =>
          readHere(house, { code, viewer: published ? ANYONE : OPERATOR }),
        );
        openOutput(options).answer(area, () => areaLines(area, measures));
      },
    );
}

type Measures = MeasuresAnswer['measures'];

async function readHere(
  house: House,
  { code, viewer }: Readonly<{ code: string; viewer: Viewer }>,
): Promise<Readonly<{ area: AreaAnswer; measures: Measures }>> {
  const area = await withReading(house, (reading) => readArea(reading, code, { viewer }));
  return { area, measures: listMeasures(house.country).measures };
}

function areaLines(area: AreaAnswer, measures: Measures): string[] {
  const { kind, within, hidden } = area.protection;
  return [
    area.path.map((step) => step.name.th).join(' › '),
    area.path.map((step) => step.name.en).join(' › '),
    `as of ${area.asOf}`,
    kind === 'none' ? 'as counted' : `as published: each count within ${within} of what was counted`,
    '',
    ...tableLines(
      measures.flatMap(({ id, title, unit }) => {
        const value = area.figures[id];
        if (value === undefined) return [[title.en, hidden[id] ?? 'not known', '']];
        const money = unit === 'satang-a-month';
        const shown = money ? Math.round(bahtOf(value)) : Number(value.toFixed(3));
        return [[title.en, shown, money ? 'baht a month' : unit]];
      }),
    ),
  ];
}
