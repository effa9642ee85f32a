import { z } from 'zod';
import { proveRead } from '../../../../base/audit/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import type { ListedAccess } from '../../../../base/ledger/index.ts';
import type { Text } from '../../../../base/model/index.ts';
import {
  type AuditRead,
  auditReadProofSchema,
  auditReadsQuerySchema,
  auditReadsSchema,
  problemSchema,
} from '../../../../contract/index.ts';
import { deskFor } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { readStatus } from './read-status.ts';
import { readsFilter } from './reads-filter.ts';

const WATCHERS = deskFor('auditor', 'protection-officer');
const ROOT = '/api/v1/audit/reads';
const tags = ['audit'];

const listSchema = {
  tags,
  summary: 'Who read personal data: in which role, what, why, where, how many people; newest first',
  querystring: auditReadsQuerySchema,
  response: { 200: auditReadsSchema, default: problemSchema },
};

const proofSchema = {
  tags,
  summary: 'What shows a read to stand in the signed log',
  params: z.object({ read: z.coerce.number().int().min(1) }),
  response: { 200: auditReadProofSchema, default: problemSchema },
};

/** The ledger of reads, for those who watch over reading. That they looked is written down like any other look. */
export function readsRoutes(server: Gateway, context: RouteContext): void {
  const { ledger, keys, settings } = context;
  const nameOf = placeNames(context.country);

  server.get(ROOT, { schema: listSchema, config: WATCHERS }, async (request) => {
    const filter = readsFilter(request.query, context.country.timeZone);
    if (filter.area !== undefined && nameOf(filter.area) === null)
      throw problem('AREA_UNKNOWN', { code: filter.area });
    const [found, choices, status] = await Promise.all([
      ledger.access.list({ ...filter, limit: filter.limit + 1 }),
      ledger.access.kinds(),
      readStatus(context),
    ]);
    const shown = found.slice(0, filter.limit);
    const { role, sessionId } = request.viewer;
    await ledger.access.append({
      role,
      sessionId,
      act: 'read-ledger',
      purpose: 'oversight',
      personKeys: [],
      rows: 0,
    });
    return {
      reads: shown.map((read) => toAnswer(read, nameOf)),
      next: found.length > filter.limit ? (shown.at(-1)?.id ?? null) : null,
      status,
      choices,
    };
  });

  server.get(`${ROOT}/:read/proof`, { schema: proofSchema, config: WATCHERS }, async (request) => {
    const id = request.params.read;
    const [proof, [read]] = await Promise.all([
      proveRead({ home: settings.home, keys, ledger }, id),
      ledger.access.list({ id, limit: 1 }),
    ]);
    if (!read) throw problem('AUDIT_ENTRY_UNKNOWN', { entry: '?', size: proof.size });
    return { ...proof, sealed: read.reason === undefined ? {} : { reason: read.reason } };
  });
}

/** Names of areas by code, put together when the first is asked for. */
function placeNames(country: RouteContext['country']): (code: string) => Text | null {
  let names: ReadonlyMap<string, Text> | undefined;
  return (code) => {
    names ??= new Map(country.places().map((place) => [place.code, { th: place.nameTh, en: place.nameEn }]));
    return names.get(code) ?? null;
  };
}

function toAnswer(read: ListedAccess, nameOf: (code: string) => Text | null): AuditRead {
  return {
    id: read.id,
    at: read.at.toISOString(),
    by: read.subject ?? null,
    role: read.role,
    act: read.act,
    purpose: read.purpose,
    agreement: read.agreement ?? null,
    reason: read.reason ?? null,
    area: read.area === undefined ? null : { code: read.area, name: nameOf(read.area) },
    people: read.rows,
    bulk: read.predicate !== undefined,
    fields: read.fields ? [...read.fields] : null,
    version: read.datasetVersion ?? null,
    entry: read.logIndex ?? null,
  };
}
