import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { problem } from '../../../../base/errors/index.ts';

/** Where payers are reached, and by which account; a payer that is not named is sent nothing. */
export type PayerConnections = Readonly<
  Record<string, Readonly<{ address: string; user: string; password: string; answerWithinMs: number }>>
>;

const ANSWER_WITHIN_MS = 60_000;

const connectionsSchema = z.record(
  z.string(),
  z.strictObject({
    address: z.url({ protocol: /^https?$/ }),
    user: z.string().min(1),
    password: z.string().min(1),
    answerWithinMs: z.int().min(100).max(600_000).default(ANSWER_WITHIN_MS),
  }),
);

const HERE = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])([:/]|$)/;
const FILE = 'payers.json';

/** The file of a home that names payers' addresses and accounts. */
export function connectionsFile(home: string): string {
  return join(home, FILE);
}

/**
 * Reads where payers are reached; nobody, when there is no such file. Without TLS only a payer on this machine is reached. Throws
 * PAYER_CONNECTIONS_INVALID.
 */
export async function readConnections(home: string): Promise<PayerConnections> {
  const text = await readFile(connectionsFile(home), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw invalid('the file', cause.code ?? '?', cause);
  });
  if (text === undefined) return {};
  let plain: unknown;
  try {
    plain = JSON.parse(text);
  } catch (cause) {
    throw invalid('the file', 'it is no JSON', cause);
  }
  const parsed = connectionsSchema.safeParse(plain);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(issue?.path.join('.') || 'the top', issue?.message ?? '?');
  }
  const open = Object.entries(parsed.data).find(
    ([, { address }]) => address.startsWith('http:') && !HERE.test(address),
  );
  if (open) throw invalid(`${open[0]}.address`, 'another machine is reached by https only');
  return parsed.data;
}

function invalid(where: string, reason: string, cause?: unknown) {
  return problem('PAYER_CONNECTIONS_INVALID', { file: FILE, where, reason }, cause);
}
