import type { Command } from 'commander';
import { problem } from '../../../../base/errors/index.ts';
import { parseSettings } from '../../../../base/settings/index.ts';
import { openOutput } from '../../output.ts';
import { listenForStop } from '../../stop-signals.ts';
import { examplesText, optionsOf, readPort } from '../options.ts';
import { openSandbox, type Sandbox } from './open-sandbox.ts';
import { lineOf } from './watch.ts';

type SandboxOptions = Readonly<{ port: number; provoke?: boolean }>;

const DEFAULT_PORT = 8080;

/** Adds `chipao claims sandbox`. */
export function addClaimsSandbox(claims: Command): void {
  claims
    .command('sandbox')
    .description(
      'A hub to try with on this machine: an invented hospital with its password, payers that are simulated, and a look at every call. Everything is taken away at the end.',
    )
    .option('--port <port>', 'port of the hub; 0 takes a free one', readPort('--port'), DEFAULT_PORT)
    .option('--provoke', 'once each a busy server, a lost answer and a token that is over')
    .addHelpText('after', examplesText('claims sandbox', 'claims sandbox --port 9000 --provoke'))
    .action(async (_options, command: Command) => {
      const options = optionsOf<SandboxOptions>(command);
      if (parseSettings(process.env).environment === 'production') throw problem('DEVELOPMENT_ONLY');
      const output = openOutput(options);
      const signals = listenForStop();
      const stopped = new Promise<void>((resolve) => signals.answer(resolve));
      try {
        await using sandbox = await openSandbox({
          ...options,
          tell: (call) => output.progress(lineOf(call)),
        });
        output.answer({ ready: aboutIt(sandbox) }, () => linesOf(sandbox));
        await stopped;
        output.progress(sandbox.report().join('\n'));
      } finally {
        signals.ignore();
      }
    });
}

function aboutIt({ report: _report, password: _password, [Symbol.asyncDispose]: _end, ...told }: Sandbox) {
  return told;
}

function linesOf({
  address,
  hub,
  hospital,
  user,
  password,
  passwordFile,
  givenFile,
  uploads,
}: Sandbox): string[] {
  const who = `--hospital ${hospital} --user ${user} --password-file ${passwordFile}`;
  return [
    `ระบบทดลองพร้อมที่ · The sandbox is ready at ${address}`,
    '',
    `หน่วยบริการ · hospital   ${hospital}`,
    `ผู้ใช้ · user            ${user}`,
    `รหัสผ่าน · password      ${password}   (${passwordFile})`,
    `แฟ้มตัวอย่าง · files     ${uploads}`,
    '',
    'ส่งแฟ้มตัวอย่าง · send the files:',
    `  chipao claims push ${uploads} --server ${address} ${who}`,
    'ดูว่าโปรแกรมของท่านทำอะไรแล้วบ้าง · what your program has shown:',
    `  ${address}/conformance`,
    'ทดสอบเซิร์ฟเวอร์นี้ทุกข้อ · every case against this server:',
    `  chipao claims conformance --url ${hub} ${who} --given ${givenFile}`,
    '',
    'กด Ctrl-C เพื่อหยุดและลบทุกอย่าง · Ctrl-C stops it and takes everything away',
  ];
}
