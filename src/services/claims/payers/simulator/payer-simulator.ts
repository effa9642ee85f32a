import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PayerContent, PayerDescription } from '../../../../base/claim/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import { STATEMENT_FORMATS, type StatementFormat } from '../../statements/index.ts';
import { replyToBooking } from './booking-replies.ts';
import { chanceOf } from './chance.ts';
import { openPayerBooks, type PayerBooks, type PayerCodes } from './payer-books.ts';
import type { SimulatorPlan } from './simulator-plan.ts';
import { type SimulatorStatementOrder, simulatorStatement } from './simulator-statement.ts';
import { takeMessage } from './take-message.ts';

/** Which payer is simulated, how it behaves, and where it listens. */
export type SimulatorOrder = Readonly<{
  payer: PayerDescription;
  content: PayerContent;
  /** Codes that it answers with; none when they are left out. */
  codes?: PayerCodes | undefined;
  plan: SimulatorPlan;
  port: number;
  now?: (() => Date) | undefined;
}>;

/** A payer that answers on this machine. */
export type RunningSimulator = Readonly<{
  payer: string;
  address: string;
  books: PayerBooks;
  /** A statement of what it decided or pays. */
  statement(order: SimulatorStatementOrder): Promise<Buffer | undefined>;
  close(): Promise<void>;
}>;

const NO_CODES = { correct: [], deny: [] };
const HERE = '127.0.0.1';
const OK = 200;

/** Starts a payer on this machine: a server of its own that speaks the payer's wire and behaves as planned. Throws PORT_UNUSABLE. */
export async function startSimulator(order: SimulatorOrder): Promise<RunningSimulator> {
  const books = openPayerBooks(
    { plan: order.plan, codes: order.codes ?? NO_CODES },
    order.now ?? (() => new Date()),
  );
  const answer = openAnswering(order, books);
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(order.port, HERE);
  await once(server, 'listening').catch((cause: NodeJS.ErrnoException) => {
    throw problem('PORT_UNUSABLE', { host: HERE, port: order.port, reason: cause.code ?? '?' }, cause);
  });
  const place = server.address();
  const port = typeof place === 'object' && place ? place.port : order.port;
  return {
    payer: order.payer.id,
    address: `http://${HERE}:${port}`,
    books,
    statement: (wanted) => simulatorStatement({ ...order, books }, wanted),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Reply = Readonly<{ status: number; body: unknown; headers?: Readonly<Record<string, string>> }>;
type Call = Readonly<{ name: string; body: string; token: string; key: string | undefined }>;

function openAnswering(order: SimulatorOrder, books: PayerBooks) {
  const { plan } = order;
  const tokens = new Map<string, number>();
  let calls = 0;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'GET') return await giveStatement({ ...order, books }, request, response);
    calls += 1;
    const turn = calls;
    const name = request.url?.split('/').at(-1) ?? '';
    const body = await readBody(request, plan.mostBytes);
    if (plan.delayMs > 0) await sleep(plan.delayMs);
    const chance = chanceOf(plan.seed, 'break', name, turn);
    if (chance < plan.breaks / 2) return void request.socket.destroy();
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const key = request.headers['idempotency-key'];
    const call = { name, body: body ?? '', token, key: typeof key === 'string' ? key : undefined };
    const reply =
      body === undefined ? TOO_LARGE : (refusalOf(plan, turn) ?? replyTo(order, { books, tokens }, call));
    // The payer took it, and nobody hears of it.
    if (chance < plan.breaks) return void request.socket.destroy();
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
    response.end(JSON.stringify(reply.body));
  };
}

/** `/statements/10670/stm.xlsx`, as a portal of a payer would give it. */
const STATEMENT = /^\/statements\/(\d{5})\/(rep|stm)\.([a-z]+)$/;

async function giveStatement(
  from: SimulatorOrder & Readonly<{ books: PayerBooks }>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, hospital = '', kind, ending] = STATEMENT.exec(request.url ?? '') ?? [];
  const format = STATEMENT_FORMATS.find((one: StatementFormat) => one === ending);
  const bytes =
    format && (await simulatorStatement(from, { kind: kind === 'stm' ? 'stm' : 'rep', hospital, format }));
  response.writeHead(bytes ? OK : 404, { 'content-type': 'application/octet-stream' }).end(bytes);
}

const TOO_LARGE: Reply = { status: 413, body: { status: 413, message: 'too large' } };

function refusalOf(plan: SimulatorPlan, turn: number): Reply | undefined {
  const chance = chanceOf(plan.seed, 'refuse', turn);
  if (chance >= plan.refuse) return undefined;
  if (chance < plan.refuse / 2)
    return { status: 500, body: { status: 500, message: 'internal server error' } };
  return { status: 429, body: { status: 429, message: 'too many' }, headers: { 'retry-after': '1' } };
}

type Desk = Readonly<{ books: PayerBooks; tokens: Map<string, number> }>;

function replyTo(order: SimulatorOrder, { books, tokens }: Desk, call: Call): Reply {
  if (call.name === 'auth') return signIn(order.plan, tokens, call.body);
  const booked = replyToBooking(order.plan, call.name, fieldsOf(call.body));
  if (booked) return booked;
  const used = tokens.get(call.token);
  if (used === undefined || used >= order.plan.tokenCalls)
    return { status: 401, body: { status: 401, message: 'unauthorized' } };
  tokens.set(call.token, used + 1);
  if (call.name === 'send') return takeSent(order, books, call);
  if (call.name === 'trackupload') return tell(books, call.body);
  return { status: 404, body: { status: 404, message: 'not found' } };
}

function signIn(plan: SimulatorPlan, tokens: Map<string, number>, body: string): Reply {
  const { username, password } = fieldsOf(body);
  if (username !== plan.user || password !== plan.password)
    return { status: 401, body: { status: 401, message: 'unauthorized' } };
  const token = `t${tokens.size + 1}-${plan.seed}`;
  tokens.set(token, 0);
  return { status: OK, body: { status: OK, token } };
}

function takeSent(order: SimulatorOrder, books: PayerBooks, { body, key }: Call): Reply {
  const taken = takeMessage(body, order);
  if ('fault' in taken) return { status: 400, body: { status: 400, message: taken.fault } };
  const upload = books.take(taken.claims, key);
  return { status: OK, body: { status: OK, message: 'Successful', upload_uid: upload } };
}

function tell(books: PayerBooks, body: string): Reply {
  const answers = books.answersOf(fieldsOf(body)['upload_uid'] ?? '');
  if (!answers) return { status: 404, body: { status: 404, message: 'not found' } };
  return { status: OK, body: { status: OK, message: 'Successful', data: answers } };
}

function fieldsOf(body: string): Readonly<Record<string, string>> {
  try {
    const fields: unknown = JSON.parse(body);
    if (typeof fields !== 'object' || fields === null) return {};
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}

/** The body, or nothing when it is longer than this payer takes. */
async function readBody(request: IncomingMessage, most: number): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += part.length;
    if (bytes <= most) parts.push(part);
  }
  return bytes > most ? undefined : Buffer.concat(parts).toString('utf8');
}
