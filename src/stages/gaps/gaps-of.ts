import { each, type Serving, type Sql } from '../../base/lake/index.ts';

/** The table of all flags, as those of its files that may hold some on these people. */
export function gapsOf({ holding }: Pick<Serving, 'holding'>, people: readonly bigint[]): Promise<Sql> {
  return holding({ dataset: 'gaps', table: 'gaps', column: 'person_id', within: each(people) });
}
