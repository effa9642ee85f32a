import { type Kysely, sql } from 'kysely';
import { COUNTRY_CODE } from '../../model/index.ts';
import type { Tables } from '../tables.ts';
import { toRecorded } from './access-rows.ts';
import type { RecordedAccess } from './access-words.ts';

/** Which acts to list; what is not given is not asked. */
export type AccessFilter = Readonly<{
  limit: number;
  /** Only acts written down before this one. */
  beforeId?: number | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  role?: string | undefined;
  act?: string | undefined;
  purpose?: string | undefined;
  agreement?: string | undefined;
  /** Acts in this area and below it. */
  area?: string | undefined;
  /** Only acts that touched at least so many people. */
  atLeastPeople?: number | undefined;
  id?: number | undefined;
}>;

/** An act as those see it who watch over reading: by whom, and how many people, not which. */
export type ListedAccess = Omit<RecordedAccess, 'personKeys'> & Readonly<{ subject: string | undefined }>;

/** What there is to choose from. */
export type AccessKinds = Readonly<{
  roles: string[];
  acts: string[];
  purposes: string[];
  agreements: string[];
}>;

/** Out of how many of the latest acts the choices are gathered. */
const LATELY = 5000;

/** Lists acts, the latest first, with the name of whoever signed in. */
export async function listAccess(database: Kysely<Tables>, filter: AccessFilter): Promise<ListedAccess[]> {
  const { id, beforeId, from, to, role, act, purpose, agreement, area, atLeastPeople } = filter;
  const rows = await database
    .selectFrom('access_entry as entry')
    .leftJoin('audit_outbox as row', 'row.id', 'entry.outbox_id')
    .leftJoin('session', 'session.id', 'entry.session_id')
    .selectAll('entry')
    .select(['row.log_index', 'session.subject'])
    .$if(id !== undefined, (query) => query.where('entry.id', '=', BigInt(id ?? 0)))
    .$if(beforeId !== undefined, (query) => query.where('entry.id', '<', BigInt(beforeId ?? 0)))
    .$if(from !== undefined, (query) => query.where('entry.at', '>=', from ?? new Date()))
    .$if(to !== undefined, (query) => query.where('entry.at', '<', to ?? new Date()))
    .$if(role !== undefined, (query) => query.where('entry.role', '=', role ?? ''))
    .$if(act !== undefined, (query) => query.where('entry.act', '=', act ?? ''))
    .$if(purpose !== undefined, (query) => query.where('entry.purpose', '=', purpose ?? ''))
    .$if(agreement !== undefined, (query) => query.where('entry.agreement', '=', agreement ?? ''))
    .$if(area !== undefined && area !== COUNTRY_CODE, (query) =>
      query.where('entry.area', 'like', `${area}%`),
    )
    .$if(atLeastPeople !== undefined, (query) => query.where('entry.rows', '>=', atLeastPeople ?? 0))
    .orderBy('entry.id', 'desc')
    .limit(filter.limit)
    .execute();
  return rows.map(({ subject, ...row }) => {
    const { personKeys: _, ...listed } = toRecorded(row);
    return { ...listed, subject: subject ?? undefined };
  });
}

/** Gathers what the latest acts can be chosen by. */
export async function readKinds(database: Kysely<Tables>): Promise<AccessKinds> {
  const { rows } = await sql<{ [Kind in keyof AccessKinds]: string[] | null }>`
    select
      array_agg(distinct role) as roles,
      array_agg(distinct act) as acts,
      array_agg(distinct purpose) as purposes,
      array_agg(distinct agreement) filter (where agreement is not null) as agreements
    from (
      select role, act, purpose, agreement
      from access_entry
      order by id desc
      limit ${LATELY}
    ) as lately`.execute(database);
  const found = rows[0];
  return {
    roles: found?.roles ?? [],
    acts: found?.acts ?? [],
    purposes: found?.purposes ?? [],
    agreements: found?.agreements ?? [],
  };
}
