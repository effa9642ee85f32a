import type { Selectable } from 'kysely';
import { canonicalJson } from '../../model/index.ts';
import type { AuditTables } from '../audit/audit-tables.ts';
import type { AuditAct } from '../audit/audit-words.ts';
import type { AccessEntry, RecordedAccess } from './access-words.ts';

/** A read as a row of the ledger, with its place in the audit log where that was asked for. */
type AccessRow = Omit<Selectable<AuditTables['access_entry']>, 'outbox_id'> &
  Readonly<{ log_index?: bigint | null }>;

/** A read as it was written down. */
export function toRecorded(row: AccessRow): RecordedAccess {
  return {
    id: Number(row.id),
    at: row.at,
    sessionId: row.session_id ?? undefined,
    role: row.role,
    act: row.act,
    purpose: row.purpose,
    personKeys: row.person_keys,
    area: row.area ?? undefined,
    datasetVersion: row.dataset_version ?? undefined,
    rows: row.rows,
    agreement: row.agreement ?? undefined,
    reason: row.reason ?? undefined,
    fields: row.fields ?? undefined,
    predicate: row.predicate ?? undefined,
    logIndex: row.log_index === null || row.log_index === undefined ? undefined : Number(row.log_index),
  };
}

/** What the log is told of a read: the reason and the condition only as digests, since both may speak of somebody. */
export function actOfRead(entry: AccessEntry): AuditAct {
  const { reason, predicate, ...told } = entry;
  return {
    kind: 'read',
    ...told,
    sealed: { reason, predicate: predicate === undefined ? undefined : canonicalJson(predicate) },
  };
}
