import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { problem } from '../../../../base/errors/index.ts';

const MOST_BYTES = 10_000;

/**
 * What a GET says. The hub takes a JSON body on GET, which the framework does not read, since few programs can send one: the same words
 * may stand in the address. Throws REQUEST_INVALID.
 */
export async function readGetBody<Schema extends z.ZodType>(
  { raw, query }: FastifyRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await readText(raw);
  const read = schema.safeParse(text === '' ? query : parse(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalid(issue?.path.join('.') || 'request', issue?.message ?? '?');
}

async function readText(raw: FastifyRequest['raw']): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of raw as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw invalid('request', `the body has more than ${MOST_BYTES} bytes`);
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks).toString('utf8').trim();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw problem('REQUEST_INVALID', { where: 'request', reason: 'the body is no JSON' }, cause);
  }
}

function invalid(where: string, reason: string) {
  return problem('REQUEST_INVALID', { where, reason: `${where}: ${reason}` });
}
