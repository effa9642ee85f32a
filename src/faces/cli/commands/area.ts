import type { Command } from 'commander';
import { bahtOf } from '../../../base/model/index.ts';
import { listMeasures, readArea } from '../../../services/lookup/index.ts';
import { openOutput, tableLines } from '../output.ts';
import { inHouse, withReading } from '../wiring.ts';
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
    .addHelpText('after', examplesText('area TH', 'area 17 --json', 'area 17020301', 'area R4-NORTH'))
    .action(async (code: string, _options, command: Command) => {
      const options = optionsOf(command);
      const { area, measures } = await inHouse(options, async (house) => {
        const area = await withReading(house, (reading) => readArea(reading, code));
        return { area, measures: listMeasures(house.country).measures };
      });
      openOutput(options).answer(area, () => [
        area.path.map((step) => step.name.th).join(' › '),
        area.path.map((step) => step.name.en).join(' › '),
        `as of ${area.asOf}`,
        '',
        ...tableLines(
          measures.flatMap((measure) => {
            const value = area.figures[measure.id];
            if (value === undefined) return [[measure.title.en, 'not known', '']];
            const money = measure.unit === 'satang-a-month';
            return [
              [
                measure.title.en,
                money ? Math.round(bahtOf(value)) : Number(value.toFixed(3)),
                money ? 'baht a month' : measure.unit,
              ],
            ];
          }),
        ),
      ]);
    });
}
