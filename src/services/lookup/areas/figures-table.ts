import { each, type Serving, type Sql } from '../../../base/lake/index.ts';

/** The table of figures, as those of its files that may hold some of these areas. */
export function figuresOf({ holding }: Serving, codes: readonly string[]): Promise<Sql> {
  return holding({ dataset: 'areas', table: 'figures', column: 'area_code', within: each(codes) });
}
