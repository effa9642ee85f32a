import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import {
  openLogSource,
  openWitness,
  readVerifier,
  readWitnessKey,
  type Visit,
  visitLog,
  type Witness,
} from '../../../../base/audit/index.ts';
import { asProblem, problem } from '../../../../base/errors/index.ts';
import { type Output, openOutput } from '../../output.ts';
import { listenForStop } from '../../stop-signals.ts';
import { optionsOf, readCount, readPort } from '../options.ts';

type WitnessOptions = Readonly<{
  key: string;
  state: string;
  name: string;
  every?: number;
  listen?: number;
  host: string;
}>;

const MOST_BYTES = 100_000;
const SECOND_MS = 1000;

/** Adds `chipao audit witness`: it needs nothing of a house, so it runs wherever somebody else wants to watch. */
export function addWitness(audit: Command): void {
  audit
    .command('witness')
    .description(
      'Watches a log for somebody else: signs its checkpoints with a key of one’s own while it only grows.',
    )
    .argument('[log]', 'a folder written by `audit export`, or the address of its files (…/api/v1/audit)')
    .requiredOption('--key <key>', 'the key of the log (name+id+key)')
    .requiredOption('--state <dir>', 'folder of the witness: its key, and what it signed last')
    .option('--name <name>', 'what the witness is called; used when its key is made', 'witness')
    .option('--every <seconds>', 'look again and again', readCount('--every'))
    .option('--listen <port>', 'be asked by the log instead (C2SP add-checkpoint)', readPort('--listen'))
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .action(async (log: string | undefined, _options, command: Command) => {
      const options = optionsOf<WitnessOptions>(command);
      const output = openOutput(options);
      const signer = await readWitnessKey(options.state, options.name);
      output.progress(`the key of this witness: ${signer.text}`);
      const logs = [readVerifier(options.key)];
      const witness = openWitness({ folder: options.state, signer, logs, now: () => new Date() });
      if (options.listen !== undefined)
        return await listen(witness, { host: options.host, port: options.listen });
      if (log === undefined) throw problem('LOG_NEEDED');
      await visitUntilStopped(witness, { log, every: options.every, output });
    });
}

type Rounds = Readonly<{ log: string; every: number | undefined; output: Output }>;

async function visitUntilStopped(witness: Witness, { log, every, output }: Rounds): Promise<void> {
  const signals = listenForStop();
  const stopped = new AbortController();
  signals.answer(() => stopped.abort());
  try {
    for (;;) {
      const visit = await visitLog(witness, openLogSource(log));
      const delivered = await deliver(log, visit);
      output.answer({ ...visit, delivered }, () => [
        `${visit.origin}: ${visit.before} to ${visit.size} entries witnessed${delivered ? ' and told to the log' : ''}`,
        visit.line,
      ]);
      if (every === undefined || stopped.signal.aborted) return;
      await sleep(every * SECOND_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (stopped.signal.aborted) return;
    }
  } finally {
    signals.ignore();
  }
}

/** Brings a service the word of its witness; a folder is only looked at. */
async function deliver(log: string, { note }: Visit): Promise<boolean> {
  if (!/^https?:/.test(log)) return false;
  const answer = await fetch(`${log.replace(/\/$/, '')}/cosignature`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: note,
  });
  return answer.ok;
}

/** Answers logs that ask, one after the other, until told to stop. */
async function listen(witness: Witness, place: Readonly<{ host: string; port: number }>): Promise<void> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) request.destroy();
      else chunks.push(chunk);
    });
    request.on('end', () => {
      if (request.method !== 'POST' || !request.url?.endsWith('/add-checkpoint')) {
        response.writeHead(404).end();
        return;
      }
      witness.addCheckpoint(Buffer.concat(chunks).toString()).then(
        ({ status, body, type }) => response.writeHead(status, { 'content-type': type }).end(body),
        (thrown: unknown) => {
          process.stderr.write(`${asProblem(thrown, 'witness').message}\n`);
          response.writeHead(500).end();
        },
      );
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(problem('PORT_UNUSABLE', { ...place, reason: cause.code ?? cause.message }, cause)),
    );
    server.listen(place.port, place.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : place.port;
  process.stdout.write(`the witness listens at http://${place.host}:${port}/add-checkpoint\n`);
  const signals = listenForStop();
  await new Promise<void>((resolve) => signals.answer(resolve));
  server.close();
  server.closeAllConnections();
  signals.ignore();
}
