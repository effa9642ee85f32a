import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { auditFolder, parseTilePath, readTile, takeCosignature } from '../../../../base/audit/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import { auditStatusSchema, cosignatureTakenSchema, problemSchema } from '../../../../contract/index.ts';
import { OPEN } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { readStatus } from './read-status.ts';

const ROOT = '/api/v1/audit';
const MOST_BYTES = 20_000;
const tags = ['audit'];
const file = { 200: z.unknown().describe('the file'), default: problemSchema };

const checkpointSchema = {
  tags,
  summary: 'The signed checkpoint of the audit log, with the words of its witnesses (C2SP)',
  response: file,
};
const tileSchema = {
  tags,
  summary: 'A tile of the audit log, or a bundle of its entries (C2SP); nobody is named in them',
  params: z.object({ level: z.string().max(7), '*': z.string().max(40) }),
  response: file,
};
const statusSchema = {
  tags,
  summary: 'How the audit log stands, the key it signs with, and who witnessed it when',
  response: { 200: auditStatusSchema, default: problemSchema },
};
const cosignSchema = {
  tags,
  summary: 'Takes the signature of a witness: the checkpoint it saw with its signature below',
  body: z.string().max(MOST_BYTES),
  response: { 200: cosignatureTakenSchema, default: problemSchema },
};

/** The audit log as everybody may read it: static files, and how it stands. */
export function logFilesRoutes(server: Gateway, context: RouteContext): void {
  const { settings, ledger } = context;
  const folder = auditFolder(settings.home);

  server.get(`${ROOT}/checkpoint`, { schema: checkpointSchema, config: OPEN }, async (_request, reply) => {
    const bytes = await readFile(join(folder, 'checkpoint')).catch((cause: unknown) => {
      throw problem('AUDIT_FILE_UNKNOWN', { path: 'checkpoint' }, cause);
    });
    return reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache').send(bytes);
  });

  server.get(`${ROOT}/tile/:level/*`, { schema: tileSchema, config: OPEN }, async (request, reply) => {
    const path = `tile/${request.params.level}/${request.params['*']}`;
    const name = parseTilePath(path);
    const bytes = name && (await readTile(folder, name));
    if (!bytes) throw problem('AUDIT_FILE_UNKNOWN', { path: name ? path : '?' });
    return reply
      .type('application/octet-stream')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(bytes);
  });

  server.get(`${ROOT}/status`, { schema: statusSchema, config: OPEN }, () => readStatus(context));

  server.post(
    `${ROOT}/cosignature`,
    { schema: cosignSchema, config: OPEN, bodyLimit: MOST_BYTES },
    async (request) => await takeCosignature({ home: settings.home, ledger, now: new Date() }, request.body),
  );
}
