import { argon2, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const slowHash = promisify(argon2);
/** 19 MiB and two passes: the least that is held safe, and little enough for many log-ins at once. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const SALT_BYTES = 16;
const NAME = 'argon2id';

/** What hospitals' programs send in place of a password: its HMAC under a key that all of them know. */
export function programHash(password: string, key: string): string {
  return createHmac('sha256', key).update(password).digest('hex');
}

/** A slow hash to keep. What programs send stands for the password, so it is never kept itself. */
export async function keepHash(sent: string): Promise<string> {
  const nonce = randomBytes(SALT_BYTES);
  const tag = await slowHash('argon2id', { ...COST, message: plain(sent), nonce });
  const { memory, passes, parallelism } = COST;
  return [NAME, memory, passes, parallelism, nonce.toString('base64'), tag.toString('base64')].join('$');
}

/** Whether what was sent is what one of these was made of. All are tried, so that the time tells nothing. */
export async function matchesAny(sent: string, kept: readonly string[]): Promise<boolean> {
  let matches = false;
  for (const one of kept) matches = (await matchesOne(sent, one)) || matches;
  return matches;
}

async function matchesOne(sent: string, kept: string): Promise<boolean> {
  const [, memory, passes, parallelism, nonce = '', tag = ''] = kept.split('$');
  const expected = Buffer.from(tag, 'base64');
  const found = await slowHash('argon2id', {
    message: plain(sent),
    nonce: Buffer.from(nonce, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return timingSafeEqual(found, expected);
}

/** Programs write the digits of the hash in capitals or not. */
function plain(sent: string): string {
  return sent.trim().toLowerCase();
}
