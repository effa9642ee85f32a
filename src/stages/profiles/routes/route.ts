import { id, type Sql, schemaOf, sql } from '../../../base/lake/index.ts';

/** Where the rows of a source come from. */
export type Route = Readonly<{ source: string; via?: string | undefined }>;

/** The table with what one route tells of everybody. */
export function sourceTable(route: Route): string {
  return `from_${schemaOf(route.source)}${route.via ? `_by_${route.via}` : ''}`;
}

/** The table with everybody's household of one kind. */
export function homesTable(kind: string): string {
  return `homes_${schemaOf(kind)}`;
}

/** The table of those whom a bridge reaches. */
export function bridgeTable(name: string): string {
  return `bridge_${name}`;
}

/** The rows of a source that stand. */
export function acceptedOf(source: string): Sql {
  return id(`${schemaOf(`intake/${source}`)}.accepted`);
}

/** Rows of a source as `record`, beside the person each was linked to, `link`. */
export function linkedRows(source: string): Sql {
  return sql`(select person_id, row_id from linkage.links where source = ${source}) as link
      join ${acceptedOf(source)} as record on record.row_id = link.row_id`;
}
