import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { problem } from '../../../base/errors/index.ts';
import { assertServable } from '../../../base/settings/index.ts';
import type { StopSignals } from '../stop-signals.ts';
import { type House, inHouse } from '../wiring.ts';
import { examplesText, optionsOf, readPort } from './options.ts';
import { startClaimWorkerHere } from './payers/claim-worker-here.ts';

const LOCAL = '127.0.0.1';
/** In development anybody signs in as anybody, so nobody else's machine may reach it. */
const HERE = [LOCAL, 'localhost', '::1'];
const DEFAULT_PORT = 8080;
const WEB_FOLDER = fileURLToPath(new URL('../../../../dist/officer', import.meta.url));

/** Adds `chipao serve`. */
export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('Serves the API and the web pages from what is published.')
    .option('--port <port>', 'port to listen on; 0 takes a free one', readPort('--port'), DEFAULT_PORT)
    .option('--host <address>', 'address to listen on', LOCAL)
    .addHelpText('after', examplesText('serve', 'serve --port 9000', 'serve --home data --port 80'))
    .action(async (_options, command: Command) => {
      const options = optionsOf<{ port: number; host: string }>(command);
      await inHouse(options, (house, signals) => serveUntilStopped(house, options, signals));
    });
}

/** Serves until the process is told to stop, then closes everything in order. */
export async function serveUntilStopped(
  house: House,
  place: Readonly<{ port: number; host: string }>,
  signals: StopSignals,
): Promise<void> {
  if (house.settings.environment === 'development' && !HERE.includes(place.host))
    throw problem('DEVELOPMENT_STAYS_HERE', { host: place.host });
  assertServable(house.settings);
  // Only who serves waits for the web server to load.
  const { buildGateway } = await import('../../gateway/index.ts');
  const gateway = await buildGateway({
    ...house,
    webFolder: existsSync(WEB_FOLDER) ? WEB_FOLDER : undefined,
  });
  const address = await gateway
    .listen({ port: place.port, host: place.host })
    .catch(async (cause: NodeJS.ErrnoException) => {
      // What the gateway began, such as numbering the log, must end before the house closes under it.
      await gateway.close();
      throw problem(
        'PORT_UNUSABLE',
        { host: place.host, port: place.port, reason: cause.code ?? cause.message },
        cause,
      );
    });
  const worker = house.settings.claimsWorker ? await startClaimWorkerHere(house) : undefined;
  process.stdout.write(`Chipao is ready at ${address.replace(LOCAL, 'localhost')}\n`);
  await new Promise<void>((resolve) => signals.answer(resolve));
  await Promise.all([gateway.close(), worker?.stop()]);
}
