import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { openCatalogueSchema, openDictionarySchema, problemSchema } from '../../../contract/index.ts';
import {
  findFile,
  type OpenFile,
  openShelf,
  readCatalogue,
  readDictionary,
} from '../../../services/open-data/index.ts';
import { FIGURES } from '../access-gate.ts';
import type { Gateway, RouteContext } from '../gateway.ts';

const ROOT = '/api/v1/open-data';
const LONGEST_NAME = 40;
const tags = ['open data'];

const schemas = {
  catalogue: {
    tags,
    summary: 'Tables open to everybody: what is there, as of when, how large',
    response: { 200: openCatalogueSchema, default: problemSchema },
  },
  file: {
    tags,
    summary:
      'An open table as a file: country, regions, provinces, districts, subdistricts or villages, with .csv, .json or .parquet',
    params: z.object({ file: z.string().max(LONGEST_NAME).describe('such as provinces.csv') }),
    response: { 200: z.unknown().describe('the file'), default: problemSchema },
  },
  dictionary: {
    tags,
    summary: 'Every column of an open table, and its record for a government data catalogue',
    params: z.object({ dataset: z.string().max(LONGEST_NAME) }),
    response: { 200: openDictionarySchema, default: problemSchema },
  },
};

/** How often it is seen to that the tables of what is published are written, so that nobody who asks has to wait for it. */
const PREPARE_EVERY_MS = 10_000;

/** Open tables, for anybody. They are written once for a published set; a copy that is still good is not sent again. */
export function openDataRoutes(server: Gateway, { reading, lake, settings, keys }: RouteContext): void {
  const shelf = openShelf(lake.limits, { keepIn: join(settings.home, 'open-data'), keys });
  // What hinders it is told to whoever asks for them.
  const prepare = () =>
    void reading
      .get()
      .then(shelf.of)
      .catch(() => undefined);
  let preparing: NodeJS.Timeout | undefined;
  server.addHook('onListen', async () => {
    preparing = setInterval(prepare, PREPARE_EVERY_MS).unref();
  });
  server.addHook('onClose', async () => {
    clearInterval(preparing);
    await shelf.close();
  });
  server.get(ROOT, { schema: schemas.catalogue, config: FIGURES }, async () => {
    const current = await reading.get();
    return readCatalogue(current, await shelf.of(current));
  });
  server.get(
    `${ROOT}/:dataset/dictionary`,
    { schema: schemas.dictionary, config: FIGURES },
    async (request) => {
      const current = await reading.get();
      return readDictionary(current, await shelf.of(current), request.params.dataset);
    },
  );
  // Without packing on the way: the tag and the length told are those of the bytes sent.
  server.get(
    `${ROOT}/:file`,
    { schema: schemas.file, compress: false, config: FIGURES },
    async (request, reply) => {
      const current = await reading.get();
      return sendFile(findFile(await shelf.of(current), request.params.file), request, reply);
    },
  );
}

function sendFile(file: OpenFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.header('etag', file.etag).header('cache-control', 'public, no-cache');
  const known = (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(file.etag) || known.includes('*')) return reply.status(304).send();
  return reply
    .header('content-type', file.mime)
    .header('content-length', file.bytes)
    .header('content-disposition', `attachment; filename="chipao-${file.name}"`)
    .send(createReadStream(file.path));
}
