import { type LookupAddress, type LookupOptions, lookup as lookUp } from 'node:dns';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { problem } from '../../../base/errors/index.ts';

/** Where messages may go. */
export type PostRule = Readonly<{
  /** In development messages may go to this machine, and without https. */
  environment: 'development' | 'production';
  connectMs: number;
  answerMs: number;
}>;

/** A message for one address; the signal stops it wherever it is. */
export type Post = Readonly<{
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  signal: AbortSignal;
}>;

/** What the receiver answered. */
export type PostAnswer = Readonly<{ status: number; retryAfterSeconds: number | undefined }>;

/** A receiver that asks for more patience than this is asked again anyway. */
const LONGEST_WAIT_SECONDS = 86_400;

/** How long a receiver may take to be reached, and to answer. */
export const POST_RULE = { connectMs: 5000, answerMs: 10_000 };

/** Addresses that nobody outside can have: own machine, own networks, links, groups, and those kept for tests and documents. */
const INSIDE_FOUR = blocked('ipv4', [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24'],
  ...['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]);
/** The same of the longer addresses; those that carry a short one inside are refused whole. */
const INSIDE_SIX = blocked('ipv6', [
  ...['::/96', '::ffff:0:0/96', '64:ff9b::/32', '100::/64', '2001::/23', '2001:db8::/32'],
  ...['2002::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
]);

function blocked(family: 'ipv4' | 'ipv6', ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', bits = ''] = range.split('/');
    list.addSubnet(net, Number(bits), family);
  }
  return list;
}

/** Whether an address is one that only somebody inside can reach. */
export function isInside(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  return family === 4 ? INSIDE_FOUR.check(address, 'ipv4') : INSIDE_SIX.check(address, 'ipv6');
}

/** Refuses an address that messages may not go to, whatever its name leads to. Throws EVENT_ADDRESS_REFUSED. */
export function readAddress(url: string, { environment }: Pick<PostRule, 'environment'>): URL {
  const refused = (reason: string) => problem('EVENT_ADDRESS_REFUSED', { reason });
  if (!URL.canParse(url)) throw refused('it is not an address');
  const parsed = new URL(url);
  if (parsed.username || parsed.password) throw refused('it must not carry a name or a password');
  if (parsed.hash) throw refused('it must not end with #');
  if (environment === 'development' && ['http:', 'https:'].includes(parsed.protocol)) return parsed;
  if (parsed.protocol !== 'https:') throw refused('it must begin with https://');
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && isInside(host)) throw refused('nobody outside can have it');
  return parsed;
}

/**
 * Sends one message and follows no redirect. The name is looked up when the connection is made, and the connection goes to an address
 * that was looked at: a name that leads inside leads nowhere. Throws EVENT_NOT_TAKEN, EVENT_ADDRESS_REFUSED.
 */
export async function postGuarded(post: Post, rule: PostRule): Promise<PostAnswer> {
  const address = readAddress(post.url, rule);
  const request = address.protocol === 'https:' ? httpsRequest : httpRequest;
  const headers = { ...post.headers, 'content-length': String(Buffer.byteLength(post.body)) };
  const timeOut = AbortSignal.timeout(rule.connectMs + rule.answerMs);
  const signal = AbortSignal.any([post.signal, timeOut]);
  return await new Promise<PostAnswer>((resolve, reject) => {
    const asked = request(address, {
      method: 'POST',
      headers,
      agent: false,
      signal,
      lookup: outsideOnly(rule),
      timeout: rule.answerMs,
    });
    asked.on('timeout', () => asked.destroy(new Error('it does not answer')));
    asked.on('error', (cause) => reject(notTaken(cause, post.signal)));
    asked.on('response', (response) => resolve(answerOf(asked, response)));
    asked.end(post.body);
  });
}

/** What a receiver says beyond its status is not read. */
function answerOf(asked: ClientRequest, response: IncomingMessage): PostAnswer {
  const after = Number(response.headers['retry-after']);
  response.on('error', () => undefined);
  asked.destroy();
  return {
    status: response.statusCode ?? 0,
    retryAfterSeconds:
      Number.isFinite(after) && after > 0 ? Math.min(after, LONGEST_WAIT_SECONDS) : undefined,
  };
}

function notTaken(cause: Error, { aborted }: AbortSignal) {
  const code = aborted ? 'STOPPED' : 'code' in cause ? String(cause.code) : cause.name;
  return problem('EVENT_NOT_TAKEN', { reason: code }, cause);
}

type Found = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

/** Looks a name up and gives its addresses only when all of them are outside. */
function outsideOnly({ environment }: PostRule) {
  return (host: string, options: LookupOptions, found: Found): void => {
    lookUp(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return found(error ?? new Error('no address'), '');
      if (environment === 'production' && addresses.some(({ address }) => isInside(address)))
        return found(Object.assign(new Error('it leads inside'), { code: 'LEADS_INSIDE' }), '');
      if (options.all) return found(null, addresses);
      found(null, first.address, first.family);
    });
  };
}
