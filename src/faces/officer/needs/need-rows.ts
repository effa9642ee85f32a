import type { Figures, MeasuresAnswer } from '../../../contract/index.ts';

type Measure = MeasuresAnswer['measures'][number];

/** One need of an area: the measures that tell of it, and how many were given where that follows from them. */
export type NeedRow = Readonly<{
  id: string;
  needed: Measure;
  lacking: Measure | undefined;
  open: Measure | undefined;
  items: Measure | undefined;
  given: number | undefined;
}>;

const NEEDED = 'need:';

/**
 * The needs a country counts, each with its measures. Who needs something and does not lack it was given it; where no register tells,
 * and where figures are blurred so that a difference would say more than they do, nobody is said to have been given any.
 */
export function needRows(
  measures: readonly Measure[],
  figures: Figures,
  { areExact }: Readonly<{ areExact: boolean }>,
): NeedRow[] {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  return measures.flatMap((needed) => {
    if (!needed.id.startsWith(NEEDED)) return [];
    const id = needed.id.slice(NEEDED.length);
    const lacking = byId.get(`need_lacking:${id}`);
    const [all, missing] = [figures[needed.id], lacking && figures[lacking.id]];
    const given = areExact && all !== undefined && missing !== undefined ? all - missing : undefined;
    return [
      {
        id,
        needed,
        lacking,
        open: byId.get(`need_open:${id}`),
        items: byId.get(`need_items:${id}`),
        given,
      },
    ];
  });
}
