import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

const GB = 1024 ** 3;

/** Prints a result and keeps it in `bench/results`, with the machine and the day it was measured on. */
export function writeResult(name: string, result: object): void {
  const machine = {
    cpu: cpus()[0]?.model ?? '?',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / GB),
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(1)),
    node: process.version,
  };
  const kept = { bench: name, measuredOn: new Date().toISOString().slice(0, 10), machine, ...result };
  mkdirSync('bench/results', { recursive: true });
  const text = `${JSON.stringify(kept, null, 2)}\n`;
  writeFileSync(`bench/results/${name}.json`, text);
  console.log(text);
}
