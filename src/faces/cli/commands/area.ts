import type { Command } from 'commander';
import { listMeasures, openReading, readArea } from '../../../services/lookup/index.ts';
import { openOutput, tableLines } from '../output.ts';
import { inHouse } from '../wiring.ts';
import { optionsOf } from './options.ts';

const SATANG_A_BAHT = 100;

/** Adds `chipao area`. */
export function areaCommand(program: Command): void {
  program
    .command('area')
    .description('Shows what is counted in an area. The same figures as GET /api/v1/areas/CODE.')
    .argument('<code>', 'TH, or an official code of 2 (province), 4, 6 or 8 (village) digits')
    .action(async (code: string, _options, command: Command) => {
      const options = optionsOf(command);
      const { area, measures } = await inHouse(options, async (house) => {
        const reading = await openReading(house);
        const answer = {
          area: await readArea(reading, code),
          measures: listMeasures(house.country).measures,
        };
        await reading.close();
        return answer;
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
                money ? Math.round(value / SATANG_A_BAHT) : value,
                money ? 'baht a month' : measure.unit,
              ],
            ];
          }),
        ),
      ]);
    });
}
