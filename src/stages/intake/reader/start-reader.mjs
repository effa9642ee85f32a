// Starts the process that reads strangers' files. Its program comes through the pipe, types taken out already, so that it needs
// leave to read nothing of ours, and starts several times faster. Plain JavaScript, because it must run as it is.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const { program, addresses, entry, job } = JSON.parse(readFileSync(0, 'utf8'));

registerHooks({
  resolve: (specifier, context, next) => {
    const url = specifier.startsWith('.') ? new URL(specifier, context.parentURL).href : specifier;
    if (url in program) return { url, format: 'module', shortCircuit: true };
    return next(addresses[specifier] ?? specifier, context);
  },
  load: (url, context, next) =>
    url in program ? { format: 'module', source: program[url], shortCircuit: true } : next(url, context),
});

const { readFiles } = await import(entry);
await readFiles(job);
