#!/usr/bin/env node
// Starts the command under Node 24 whatever Node called us: an older one hands over to the one installed beside us.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const NEEDED_MAJOR = 24;
const main = new URL('../src/faces/cli/main.ts', import.meta.url);

if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) {
  // Starting again is several times faster when the stripped and compiled code is kept.
  module.enableCompileCache();
  // Our files name each other by where they lie; asking the disk where each of a thousand is took a fifth of a start.
  module.registerHooks({
    resolve: (name, { parentURL, ...context }, next) =>
      name.startsWith('.') && name.endsWith('.ts')
        ? { url: new URL(name, parentURL).href, format: 'module-typescript', shortCircuit: true }
        : next(name, { parentURL, ...context }),
  });
  await import(main.href);
} else {
  const node = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
  if (!existsSync(node)) {
    console.error(`chipao needs Node ${NEEDED_MAJOR}; run "npm ci" in its folder, which brings it.`);
    process.exit(1);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
