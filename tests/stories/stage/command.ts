import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** How a command ended and what it said. */
export type Said = Readonly<{
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}>;

/** A command under way. */
export type Started = Readonly<{
  child: ChildProcess;
  /** What it has said on standard error so far. */
  err: () => string;
  /** The first whole line of its answer that has this text. */
  line: (text: string) => Promise<string>;
  ended: Promise<Said>;
}>;

type Variables = Readonly<Record<string, string>>;

const BIN = fileURLToPath(new URL('../../../bin/chipao.js', import.meta.url));
const OWN_NODE = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url));
/** The very Node that the command needs, so that a signal reaches the command and not one that handed over to it. */
const NODE = existsSync(OWN_NODE) ? OWN_NODE : process.execPath;

/** Starts `chipao` as a person at a terminal would. */
export function startChipao(words: readonly string[], variables: Variables = {}): Started {
  const child = spawn(NODE, [BIN, ...words], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, out, err }));
  const line = async (text: string) => {
    for (;;) {
      const found = out
        .split('\n')
        .slice(0, -1)
        .find((one) => one.includes(text));
      if (found) return found;
      const more = await Promise.race([once(child.stdout, 'data').then(() => true), ended.then(() => false)]);
      if (!more) throw new Error(`chipao ended without saying "${text}":\n${err}`);
    }
  };
  return { child, err: () => err, line, ended };
}

/** Runs `chipao` to its end. */
export function chipao(words: readonly string[], variables: Variables = {}): Promise<Said> {
  return startChipao(words, variables).ended;
}

/** Runs `chipao` with `--json` and gives the answer; fails with what it said when it does not end well. */
export async function askChipao<Answer>(
  words: readonly string[],
  variables: Variables = {},
): Promise<Answer> {
  const said = await chipao([...words, '--json'], variables);
  if (said.code !== 0) throw new Error(`chipao ${words.join(' ')} ended with ${said.code}:\n${said.err}`);
  return JSON.parse(said.out) as Answer;
}
