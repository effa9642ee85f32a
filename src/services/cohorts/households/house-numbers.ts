import { id, join, literal, schemaOf, sql } from '../../../base/lake/index.ts';
import type { CohortReading } from '../cohort-desk.ts';

/** What a house register writes on the door. */
const READ_AS = 'house-number';

/** The numbers of houses by their codes, from the register that the country names; none where it was not delivered. */
export async function houseNumbers(
  { country, serving }: CohortReading,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { source, house } = country.households.houses;
  const contract = country.contracts.find((one) => one.id === source);
  const number = contract?.columns.find(({ read }) => read === READ_AS)?.field;
  const dataset = `intake/${source}`;
  const isThere = serving.versions.some((version) => version.dataset === dataset);
  if (number === undefined || !isThere || codes.length === 0) return new Map();
  const rows = await serving.rows(sql`
    select ${id(house)} as house_code, max(${id(number)}) as house_number
    from ${id(`${schemaOf(dataset)}.accepted`)}
    where ${id(house)} in (${join(codes.map((code) => literal(code)))})
    group by ${id(house)}`);
  return new Map(
    rows
      .filter((row) => typeof row['house_number'] === 'string')
      .map((row) => [String(row['house_code']), String(row['house_number'])]),
  );
}
