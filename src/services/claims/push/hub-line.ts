import { z } from 'zod';
import { type Problem, problem } from '../../../base/errors/index.ts';
import type { Text } from '../../../base/model/index.ts';
import { programHash } from '../accounts/index.ts';
import { askPatiently, type ServerAnswer } from './ask-patiently.ts';
import type { ReadyUpload } from './read-upload.ts';

/** Who sends, and where to. */
export type HubSender = Readonly<{
  server: string;
  hospital: string;
  login: string;
  password: string;
  /** What programs make the hash of the password with. */
  passwordKey: string;
  tokenAction: string;
}>;

/** What the hub says to one upload. */
export type HubAnswer = Readonly<
  { taken: true; receipt: string; claims: number } | { taken: false; faults: number; said: Text }
>;

/** A line to a hub: it keeps its token and asks for another when that is over. */
export type HubLine = Readonly<{
  /** The address without what may follow it. */
  server: string;
  /** Throws PUSH_SERVER_UNREACHABLE, PUSH_SERVER_UNUSABLE, PUSH_LOGIN_REFUSED, PUSH_ACCOUNT_LOCKED, PUSH_ACCESS_REFUSED. */
  send(upload: ReadyUpload, signal: AbortSignal): Promise<HubAnswer>;
}>;

const FOR_A_TOKEN = { triesSilent: 4, triesBusy: 20 };
const FOR_AN_UPLOAD = { triesSilent: 7, triesBusy: 30 };
const HERE = new Set(['localhost', '127.0.0.1', '[::1]']);
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const MOST_LETTERS = 300;

const answerSchema = z.object({
  message: z.string().optional(),
  message_th: z.string().optional(),
  Message: z.string().optional(),
  error: z.unknown().optional(),
  receipt_id: z.string().optional(),
  claims: z.number().optional(),
  faults: z.number().optional(),
});
type Said = z.infer<typeof answerSchema>;

/** Opens a line; nothing is asked before the first upload. Throws PUSH_SERVER_UNUSABLE. */
export function openHubLine(sender: HubSender): HubLine {
  const server = addressOf(sender.server);
  let token: Promise<string> | undefined;
  const post = async (upload: ReadyUpload, held: string, signal: AbortSignal) => {
    const address = `${server}/api/${upload.api}/data_hub/16_files`;
    const { type, bytes: body } = await pack(upload);
    const headers = { authorization: `Bearer ${held}`, 'content-type': type };
    return askPatiently({ address, init: { method: 'POST', headers, body } }, FOR_AN_UPLOAD, signal);
  };
  return {
    server,
    send: async (upload, signal) => {
      // A refused sign-in is kept: asking again with the same password would lock the account.
      token ??= askToken(server, sender, signal);
      const held = token;
      const first = await post(upload, await held, signal);
      if (!isTokenOver(first)) return answerOf(first, { server, sender });
      // Of several who hear that it is over, one asks for another.
      if (token === held) token = askToken(server, sender, signal);
      const second = await post(upload, await token, signal);
      if (!isTokenOver(second)) return answerOf(second, { server, sender });
      const said = wordsOf(second).en;
      throw problem('PUSH_ACCESS_REFUSED', { server, login: sender.login, said });
    },
  };
}

/** The address without what follows it; a password that goes to another machine goes encrypted. */
function addressOf(server: string): string {
  const unusable = (reason: string) => problem('PUSH_SERVER_UNUSABLE', { server, reason });
  const url = URL.parse(server);
  if (!url || !/^https?:$/.test(url.protocol)) throw unusable('an http or https address is needed');
  if (url.protocol === 'http:' && !HERE.has(url.hostname))
    throw unusable('another machine is reached by https only');
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

async function askToken(server: string, sender: HubSender, signal: AbortSignal): Promise<string> {
  const { hospital, login, password, passwordKey, tokenAction } = sender;
  const words = { user: login, password_hash: programHash(password, passwordKey), hospital_code: hospital };
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(words),
  };
  const address = `${server}/token?Action=${encodeURIComponent(tokenAction)}`;
  const answer = await askPatiently({ address, init }, FOR_A_TOKEN, signal);
  const token = answer.text.trim();
  if (answer.status === 200 && TOKEN.test(token)) return token;
  throw tokenRefusal(answer, server, sender);
}

function tokenRefusal(answer: ServerAnswer, server: string, { hospital, login }: HubSender): Problem {
  const told = parseAnswer(answer);
  if (!told || ![400, 401, 403].includes(answer.status)) return noHub(answer, server);
  const said = wordsOf(answer).en;
  const isLocked =
    told.error === 'HUB_ACCOUNT_LOCKED' || (told.error !== 'HUB_LOGIN_REFUSED' && /\block|ล็อก/i.test(said));
  const facts = { server, hospital, login, said };
  return problem(isLocked ? 'PUSH_ACCOUNT_LOCKED' : 'PUSH_LOGIN_REFUSED', facts);
}

function noHub({ status, location }: ServerAnswer, server: string): Problem {
  const reason = location ? `it points to ${location}` : `no hub answers there (status ${status})`;
  return problem('PUSH_SERVER_UNUSABLE', { server, reason });
}

type Packed = Readonly<{ type: string; bytes: ArrayBuffer }>;

/** The form as bytes: one that is still being written when the server hangs up would end the whole process. */
async function pack({ form, files }: ReadyUpload): Promise<Packed> {
  const body = new FormData();
  body.set('type', form);
  for (const { name, bytes } of files) body.append('file', new Blob([new Uint8Array(bytes)]), name);
  const packed = new Response(body);
  return { type: packed.headers.get('content-type') ?? '', bytes: await packed.arrayBuffer() };
}

/** A refusal that another token may end; files of another hospital stay of another hospital. */
function isTokenOver(answer: ServerAnswer): boolean {
  return answer.status === 401 && !/hospital_code/.test(answer.text);
}

function answerOf(
  answer: ServerAnswer,
  { server, sender }: Readonly<{ server: string; sender: HubSender }>,
): HubAnswer {
  const told = parseAnswer(answer);
  if (answer.status === 403) {
    const said = wordsOf(answer).en;
    throw problem('PUSH_ACCESS_REFUSED', { server, login: sender.login, said });
  }
  if (answer.status === 200 && told)
    return { taken: true, receipt: told.receipt_id ?? '', claims: told.claims ?? 0 };
  if (!told || answer.status === 404) throw noHub(answer, server);
  return { taken: false, faults: told.faults ?? 1, said: wordsOf(answer) };
}

function wordsOf(answer: ServerAnswer): Text {
  const told = parseAnswer(answer);
  const en = (told?.message ?? told?.Message ?? `status ${answer.status}`).slice(0, MOST_LETTERS);
  return { en, th: (told?.message_th ?? en).slice(0, MOST_LETTERS) };
}

function parseAnswer({ text }: ServerAnswer): Said | undefined {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
