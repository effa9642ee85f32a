import { createHash } from 'node:crypto';
import type { FileSet } from '../../filesets/index.ts';
import { type SeenUpload, seeUpload } from './see-upload.ts';

/** What happened to a call on purpose: told to come again, its answer lost, its token called over. */
export type Provocation = 'busy' | 'lost' | 'expired';

/** A call as it came, before it is judged. */
export type ArrivedCall = Readonly<{
  method: string;
  url: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: Buffer;
  atMs: number;
}>;

/** What is kept of a call: how it was made, and nothing of what it said about anybody. */
export type SeenCall = Readonly<{
  kind: 'token' | 'upload' | 'track' | 'other';
  atMs: number;
  method: string;
  path: string;
  /** The same contents have the same mark. */
  mark: string;
  /** The same token has the same mark. */
  token: string;
  isBare: boolean;
  login?: SeenLogin;
  upload?: SeenUpload;
  provoked?: Provocation;
  /** When it may come again, where it was told to wait. */
  notBeforeMs?: number;
  status: number;
  /** So many of the kind were under way. */
  atOnce: number;
}>;

/** How a token was asked for. */
export type SeenLogin = Readonly<{
  who: string;
  isHashed: boolean;
  isInCapitals: boolean;
  isInAddress: boolean;
}>;

const UPLOAD = /^\/api\/(v[12])\/data_hub\/16_files\/?$/;
const HASH = /^[0-9a-f]{64}$/i;
const BEARER = /^bearer\s+/i;

/** What a call is, by its address. */
export function kindOf(path: string): SeenCall['kind'] {
  if (UPLOAD.test(path)) return 'upload';
  if (path === '/token') return 'token';
  return path === '/api/v1/ucs/track_trans' ? 'track' : 'other';
}

/** What can be told of a call before it is answered. */
export async function seeCall(call: ArrivedCall, set: FileSet): Promise<Omit<SeenCall, 'status' | 'atOnce'>> {
  const { pathname: path, searchParams } = new URL(call.url, 'http://here');
  const kind = kindOf(path);
  const { authorization = '' } = call.headers;
  const seen = {
    kind,
    atMs: call.atMs,
    method: call.method,
    path,
    mark: markOf(call.body),
    token: authorization === '' ? '' : markOf(authorization.replace(BEARER, '')),
    isBare: authorization !== '' && !BEARER.test(authorization),
  };
  if (kind === 'token') return { ...seen, login: seeLogin(call, searchParams) };
  if (kind !== 'upload') return seen;
  const api = UPLOAD.exec(path)?.[1] === 'v1' ? 'v1' : 'v2';
  const upload = await seeUpload({ body: call.body, type: call.headers['content-type'] ?? '', api }, set);
  // Boundaries of forms differ from call to call; the files are what is the same.
  return upload ? { ...seen, mark: upload.mark, upload } : seen;
}

function seeLogin({ body, headers }: ArrivedCall, address: URLSearchParams): SeenLogin {
  const text = body.toString('utf8');
  const inBody = wordsIn(text, headers['content-type'] ?? '');
  const word = (name: string) => inBody.get(name) ?? address.get(name) ?? '';
  const hash = word('password_hash');
  return {
    who: markOf(`${word('user')}@${word('hospital_code')}`),
    isHashed: HASH.test(hash),
    isInCapitals: HASH.test(hash) && /[A-F]/.test(hash),
    isInAddress: address.has('password_hash'),
  };
}

function wordsIn(text: string, type: string): ReadonlyMap<string, string> {
  if (type.includes('x-www-form-urlencoded')) return new Map(new URLSearchParams(text));
  try {
    const said: unknown = JSON.parse(text);
    const entries = typeof said === 'object' && said !== null ? Object.entries(said) : [];
    return new Map(entries.map(([name, value]) => [name, String(value)]));
  } catch {
    return new Map();
  }
}

function markOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 16);
}
