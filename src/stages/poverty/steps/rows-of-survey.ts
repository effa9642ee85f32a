import { dialect, id, type Sql, schemaOf, sql } from '../../../base/lake/index.ts';
import type { SourceContract } from '../../intake/index.ts';
import type { DeliveredSource } from '../../profiles/index.ts';

/** One of the survey's two registers: its accepted rows, or none when it was not delivered or is too old to speak of today. */
export type SurveyRows = Readonly<{
  source: string;
  isThere: boolean;
  /** Accepted rows; of no use where there are none. */
  rows: Sql;
  /** A column of those rows under the name `record`; not known where the rows are of a form that lacks it. */
  column: (field: string) => Sql;
  typeOf: (field: string) => Sql;
  has: (field: string) => boolean;
}>;

type Held = 'text' | 'integer' | 'bigint' | 'date' | 'boolean';

const TYPES: Readonly<Partial<Record<SourceContract['columns'][number]['read'], Held>>> = {
  integer: 'integer',
  baht: 'bigint',
  date: 'date',
  flag: 'boolean',
};

/** Opens a register of the survey. A version made before its contract had a column has none, and knows nothing of it. */
export function surveyRows(contract: SourceContract, delivered: DeliveredSource | undefined): SurveyRows {
  const types = new Map<string, Held>(
    contract.columns.map(({ field, read }) => [field, TYPES[read] ?? 'text']),
  );
  const typeOf = (field: string) => dialect.type(types.get(field) ?? 'text');
  const accepted = delivered?.version.tables.find(({ name }) => name === 'accepted');
  const known = new Set(accepted?.columns.map(({ name }) => name));
  return {
    source: contract.id,
    isThere: accepted !== undefined,
    rows: id(`${schemaOf(`intake/${contract.id}`)}.accepted`),
    column: (field) => (known.has(field) ? id(`record.${field}`) : sql`cast(null as ${typeOf(field)})`),
    typeOf,
    has: (field) => known.has(field),
  };
}
