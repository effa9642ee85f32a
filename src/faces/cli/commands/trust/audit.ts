import type { Command } from 'commander';
import {
  auditFolder,
  exportLog,
  type Finding,
  type HouseAudit,
  openHouseAudit,
  openLogSource,
  proveEntry,
  readLogKey,
  readVerifier,
  verifyHouse,
  verifyLog,
} from '../../../../base/audit/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import { type Output, openOutput } from '../../output.ts';
import { type House, inHouse } from '../../wiring.ts';
import { examplesText, optionsOf } from '../options.ts';
import { addWitness } from './audit-witness.ts';

const HOUR_MS = 3_600_000;

/** Adds `chipao audit` with its parts. */
export function auditCommand(program: Command): void {
  const audit = program
    .command('audit')
    .description(
      'The log of who read and did what: whether it holds, proofs from it, copies and witnesses of it.',
    )
    .addHelpText(
      'after',
      examplesText(
        'audit status',
        'audit verify',
        'audit verify copy --key LOGKEY --witness KEY',
        'audit export copy',
        'audit prove 1234 --json',
        'audit witness http://localhost:8080/api/v1/audit --key LOGKEY --state my-witness',
      ),
    );
  addVerify(audit);
  addExport(audit);
  addProve(audit);
  addStatus(audit);
  addWitness(audit);
}

/** Works with the audit log of a house, which is closed again whatever happens. */
export async function withAudit<Answer>(
  house: House,
  work: (audit: HouseAudit) => Promise<Answer>,
): Promise<Answer> {
  const troubles: unknown[] = [];
  const audit = openHouseAudit({ ...house, onTrouble: (thrown) => troubles.push(thrown) });
  try {
    return await work(audit);
  } finally {
    await audit.close();
  }
}

function addVerify(audit: Command): void {
  audit
    .command('verify')
    .description(
      'Checks the whole log: entries, tree, signatures, witnesses; of the own house also the ledger. Names what is wrong.',
    )
    .argument(
      '[log]',
      'a folder written by `audit export`, or the address of a service; the own house when left out',
    )
    .option('--key <key>', 'the key of the log (name+id+key), for another log than the own')
    .option('--witness <key...>', 'witnesses that must have signed')
    .action(async (log: string | undefined, _options, command: Command) => {
      const { key, witness = [], ...options } = optionsOf<{ key?: string; witness?: string[] }>(command);
      const checked =
        log === undefined ? await verifyHere(options) : await verifyThere(log, { key, witness });
      const [first] = checked.findings;
      openOutput(options).answer(checked, () => [
        ...checked.findings.map(findingLine),
        `${checked.origin}: ${checked.size} entries`,
        ...checked.witnesses.map(({ name, at }) => `witnessed by ${name} at ${at.toISOString()}`),
        ...('reads' in checked && 'heads' in checked
          ? [`${checked.reads} reads of the ledger and ${checked.heads} signed checkpoints compared`]
          : []),
        ...(first ? [] : ['the log holds']),
      ]);
      if (first)
        throw problem('AUDIT_NOT_WHOLE', { findings: checked.findings.length, first: findingLine(first) });
    });
}

function findingLine({ code, why, entry }: Finding): string {
  return `${code}${entry === undefined ? '' : ` entry ${entry}`}: ${why}`;
}

/** What keeps the log from being signed shows in what is found, so signing is tried and no more. */
async function verifyHere(options: Readonly<{ home?: string }>) {
  return await inHouse(options, (house) =>
    withAudit(house, async (audit) => {
      await audit.settle().catch(() => undefined);
      return await verifyHouse({ ...house, home: house.settings.home });
    }),
  );
}

async function verifyThere(
  log: string,
  { key, witness }: Readonly<{ key: string | undefined; witness: string[] }>,
) {
  if (key === undefined) throw problem('LOG_KEY_NEEDED');
  const witnesses = witness.map((text) => ({ verifier: readVerifier(text), needed: true }));
  return await verifyLog(openLogSource(log), { log: readVerifier(key), witnesses });
}

function addExport(audit: Command): void {
  audit
    .command('export')
    .description(
      'Writes the signed log into a new folder, as static files for anybody to check; nobody is named in them.',
    )
    .argument('<folder>', 'a new folder')
    .action(async (folder: string, _options, command: Command) => {
      const options = optionsOf(command);
      const made = await inHouse(options, (house) =>
        withAudit(house, async (open) => {
          await open.settle();
          const { home } = house.settings;
          const log = await readLogKey({ ...house, home });
          const known = { log, witnesses: await open.witnesses() };
          return await exportLog(openLogSource(auditFolder(home)), folder, known);
        }),
      );
      openOutput(options).answer({ folder, ...made }, () => [
        `${made.size} entries in ${made.files} files written to ${folder}`,
        `check it anywhere: node verifier/chipao-audit-verifier.mjs ${folder} --key LOGKEY (see chipao audit status)`,
      ]);
    });
}

function addProve(audit: Command): void {
  audit
    .command('prove')
    .description(
      'Shows that an entry stands in the signed log: the entry, the hashes up to the root, and the checkpoint.',
    )
    .argument('<entry>', 'the number of the entry, from 0')
    .option('--log <log>', 'a folder or the address of a service; the own house when left out')
    .action(async (entry: string, _options, command: Command) => {
      const { log, ...options } = optionsOf<{ log?: string }>(command);
      if (!/^\d{1,15}$/.test(entry))
        throw problem('NUMBER_NEEDED', {
          option: 'entry',
          from: 0,
          to: Number.MAX_SAFE_INTEGER,
          value: entry,
        });
      const found =
        log === undefined
          ? await inHouse(options, ({ settings }) =>
              proveEntry(openLogSource(auditFolder(settings.home)), Number(entry)),
            )
          : await proveEntry(openLogSource(log), Number(entry));
      const proof = {
        index: found.index,
        size: found.checkpoint.size,
        entry: found.entry.toString(),
        leaf: found.leaf.toString('hex'),
        proof: found.proof.map((hash) => hash.toString('hex')),
        checkpoint: found.checkpoint.note,
      };
      openOutput(options).answer(proof, () => [
        proof.entry,
        `leaf ${proof.leaf}, entry ${proof.index} of ${proof.size}`,
        ...proof.proof,
        proof.checkpoint.trimEnd(),
      ]);
    });
}

function addStatus(audit: Command): void {
  audit
    .command('status')
    .description('How the log stands: entries signed and waiting, its key, and who witnessed it when.')
    .action(async (_options, command: Command) => {
      const options = optionsOf(command);
      const output = openOutput(options);
      await inHouse(options, (house) => withAudit(house, (open) => tellStatus(house, open, output)));
    });
}

async function tellStatus(
  { settings, keys, ledger }: House,
  audit: HouseAudit,
  output: Output,
): Promise<void> {
  const trouble = await audit.settle().then(
    () => undefined,
    (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown)),
  );
  const [key, head, words, waiting, witnessed] = await Promise.all([
    readLogKey({ home: settings.home, keys }),
    ledger.audit.heads.last(),
    ledger.audit.heads.witnesses(),
    ledger.audit.outbox.waiting(1000),
    audit.isWitnessed(),
  ]);
  const { now, hours } = audit.rule();
  const witnesses = words.map(({ witness, at, size, independent }) => ({ witness, at, size, independent }));
  const status = {
    key: key.text,
    size: head?.size ?? 0,
    signedAt: head?.at ?? null,
    waiting: waiting.length,
    hours,
    witnessed,
    witnesses,
    trouble,
  };
  output.answer(status, () => [
    `${status.size} entries signed${head ? ` at ${head.at.toISOString()}` : ''}, ${status.waiting} waiting`,
    `key ${status.key}`,
    ...witnesses.map(
      ({ witness, at, size, independent }) =>
        `witnessed by ${witness} up to ${size}, ${((now.getTime() - at.getTime()) / HOUR_MS).toFixed(1)} hours ago${independent ? '' : ' (built in for development, not independent)'}`,
    ),
    ...(witnesses.length === 0 ? ['nobody witnessed it yet'] : []),
    ...(witnessed
      ? []
      : [`exports and shares are held back until a witness saw all that is older than ${hours} hours`]),
    ...(trouble === undefined ? [] : [trouble]),
  ]);
}
