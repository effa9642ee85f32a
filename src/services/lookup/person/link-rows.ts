import { each, type Row, sql } from '../../../base/lake/index.ts';
import type { Reading } from '../reading.ts';

/** The rows of registers that were linked to a person, and what agreed; none where a set has no links. */
export async function linkRows({ serving }: Reading, key: bigint): Promise<Row[]> {
  if (!serving.versions.some(({ dataset }) => dataset === 'linkage')) return [];
  const links = await serving.holding({
    dataset: 'linkage',
    table: 'links',
    column: 'person_id',
    within: each([key]),
  });
  return serving.rows(sql`
    select source, row_id, tier, agree_given, agree_family, agree_birth, agree_sex
    from ${links}
    where person_id = ${key}
    order by source, row_id`);
}
