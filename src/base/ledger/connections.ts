import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig, Pool, type PoolClient, types } from 'pg';
import { Problem, problem } from '../errors/index.ts';

/** Where the ledger answers, asked anew for each connection, since an embedded server may have to be started again. */
export type Address = () => Promise<ClientConfig>;

/** The connections of one process: few, opened when needed, given back. */
export type Connections = Readonly<{
  connect(): Promise<PoolClient>;
  /** A connection of one's own, for a lock that lasts as long as it; ended with the others at the latest. */
  connectAlone(applicationName: string): Promise<Client>;
  end(): Promise<void>;
}>;

const MOST_CONNECTIONS = 6;
const CONNECT_WITHIN_MS = 10_000;
const RETRY_AFTER_MS = 100;
const OID = { int8: 20, int8Array: 1016, date: 1082 } as const;

/**
 * How values arrive, decided once: int8 as bigint (a person's key has 60 bits, more than a number holds), a date as
 * the text YYYY-MM-DD (a Date would move it with the time zone). All else is as the driver has it.
 */
const TYPES: NonNullable<ClientConfig['types']> = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === OID.int8) return (text: string) => BigInt(text);
    if (oid === OID.int8Array) return parseBigints;
    if (oid === OID.date) return (text: string) => text;
    return types.getTypeParser(oid, format);
  },
};

/** Opens nothing yet; each connection is made when first needed. */
export function openConnections(address: Address): Connections {
  const alone: Client[] = [];
  let isEnded = false;
  let pool: Pool | undefined;
  let poolAddress: ClientConfig | undefined;
  const poolFor = (current: ClientConfig): Pool => {
    if (pool && poolAddress?.host === current.host) return pool;
    void pool?.end();
    poolAddress = current;
    pool = new Pool({ ...configOf(current, 'chipao'), max: MOST_CONNECTIONS });
    // A connection that breaks fails the query on it and is replaced; without listeners it would end the process.
    pool.on('error', ignore).on('connect', (client) => client.on('error', ignore));
    return pool;
  };
  // Asking for the address may start a server, which nobody would stop once we are closed.
  const openAddress = async (): Promise<ClientConfig> => {
    if (isEnded) throw problem('LEDGER_UNAVAILABLE', { reason: 'this process has closed it' });
    return await address();
  };
  return {
    connect: () => reach(async () => await poolFor(await openAddress()).connect()),
    connectAlone: (applicationName) =>
      reach(async () => {
        const client = new Client(configOf(await openAddress(), applicationName));
        client.on('error', ignore);
        await client.connect();
        alone.push(client);
        return client;
      }),
    end: async () => {
      isEnded = true;
      await Promise.all(alone.map((client) => client.end()));
      await pool?.end();
    },
  };
}

function ignore(): void {}

function configOf(address: ClientConfig, applicationName: string): ClientConfig {
  return {
    ...address,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    keepAlive: true,
    types: TYPES,
  };
}

/**
 * Tries twice: the first failure may be how we learn that an embedded server died, and asking again starts it. The
 * pause lets the dead server's last connections fall.
 */
async function reach<Connection>(connect: () => Promise<Connection>): Promise<Connection> {
  try {
    return await connect();
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    await sleep(RETRY_AFTER_MS);
    return await connect().catch((again: unknown) => {
      throw unreachable(again);
    });
  }
}

function unreachable(cause: unknown): Error {
  if (!(cause instanceof Error)) return problem('LEDGER_UNAVAILABLE', { reason: String(cause) }, cause);
  if (cause instanceof Problem) return cause;
  // A name with several addresses fails with one error each and no message of its own.
  const reason = cause instanceof AggregateError ? String(cause.errors[0]?.message) : cause.message;
  return problem('LEDGER_UNAVAILABLE', { reason }, cause);
}

function parseBigints(text: string): bigint[] {
  const inner = text.slice(1, -1);
  return inner === '' ? [] : inner.split(',').map((digits) => BigInt(digits));
}
