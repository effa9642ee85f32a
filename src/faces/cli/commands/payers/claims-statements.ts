import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { problem } from '../../../../base/errors/index.ts';
import { bahtOf, beginningOf, type IsoDate } from '../../../../base/model/index.ts';
import {
  getPayer,
  makeHospitalStatement,
  openClaimTokens,
  openPayerDesk,
  STATEMENT_FORMATS,
  type StatementFormat,
  takeStatement,
} from '../../../../services/claims/index.ts';
import { openOutput, tableLines } from '../../output.ts';
import { type House, inHouse } from '../../wiring.ts';
import { examplesText, optionsOf, readChoice, readCount, readDate, readHospital } from '../options.ts';
import { OPERATOR, operatorHand } from './operator-hand.ts';

const KINDS = ['rep', 'stm'] as const;
const SHOWN = 50;

/** Adds `chipao claims statements`. */
export function addClaimsStatements(claims: Command): void {
  const statements = claims
    .command('statements')
    .description('REP and STM: files in which payers tell what they decided (REP) and paid (STM).')
    .addHelpText(
      'after',
      examplesText(
        'claims statements list --hospital 10670',
        'claims statements take 10670_OPUCS256911_01.xlsx --payer nhso --hospital 10670',
        'claims statements write --kind rep --payer nhso --hospital 10670 --out files',
      ),
    );
  addList(statements);
  addTake(statements);
  addWrite(statements);
}

type ListOptions = Readonly<{ hospital?: string; limit: number }>;

function addList(statements: Command): void {
  statements
    .command('list')
    .description('Lists the statements that were taken, the latest first.')
    .option('--hospital <code>', 'only of this hospital', readHospital('--hospital'))
    .option('--limit <n>', 'how many', readCount('--limit'), SHOWN)
    .addHelpText(
      'after',
      examplesText('claims statements list', 'claims statements list --hospital 10670 --json'),
    )
    .action(async (_options, command: Command) => {
      const options = optionsOf<ListOptions>(command);
      const list = await inHouse(options, ({ ledger }) => ledger.statements.list(options));
      openOutput(options).answer({ statements: list }, () =>
        tableLines(
          list.map((one) => [
            one.kind,
            one.payer,
            one.hospital,
            one.document,
            `${one.lines} lines`,
            `${bahtOf(one.satang)} baht`,
          ]),
        ),
      );
    });
}

type TakeOptions = Readonly<{ payer: string; hospital: string }>;

function addTake(statements: Command): void {
  statements
    .command('take')
    .description(
      'Takes a statement file of a payer in: .xlsx, .csv or .json. The same file again changes nothing.',
    )
    .argument('<file>', 'the file')
    .requiredOption('--payer <id>', 'who wrote it')
    .requiredOption('--hospital <code>', 'whom it is about', readHospital('--hospital'))
    .addHelpText('after', examplesText('claims statements take stm.xlsx --payer nhso --hospital 10670'))
    .action(async (path: string, _options, command: Command) => {
      const options = optionsOf<TakeOptions>(command);
      const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
        throw problem('FILE_UNREADABLE', { file: path }, cause);
      });
      const taken = await inHouse(options, (house) => takeHere(house, options, { name: path, bytes }));
      openOutput(options).answer(taken, () => [
        `${taken.repeated ? 'known already' : 'taken'}: ${taken.kind} ${taken.document}, ${taken.lines} lines, ${bahtOf(taken.satang)} baht`,
        `${taken.found} lines have their claim here; ${taken.moved} claims moved on`,
      ]);
    });
}

function takeHere(
  house: House,
  { payer, hospital }: TakeOptions,
  file: Readonly<{ name: string; bytes: Buffer }>,
) {
  const { ledger, country, keys } = house;
  const content = country.payers();
  getPayer(content, payer);
  const { errorCodes } = country.claims();
  const desk = { ledger, content, errorCodes, tokens: openClaimTokens(keys), hand: operatorHand(house) };
  return takeStatement(desk, { payer, hospital, file });
}

type WriteOptions = TakeOptions &
  Readonly<{
    kind: (typeof KINDS)[number];
    format: StatementFormat;
    from?: IsoDate;
    to?: IsoDate;
    batch?: string;
    out: string;
  }>;

function addWrite(statements: Command): void {
  statements
    .command('write')
    .description(
      'Writes a REP or STM file for a hospital from what its payer answered, in the columns hospitals’ programs read.',
    )
    .requiredOption('--kind <kind>', KINDS.join(' or '), readChoice('--kind', KINDS))
    .requiredOption('--payer <id>', 'whose decisions')
    .requiredOption('--hospital <code>', 'for whom', readHospital('--hospital'))
    .option(
      '--format <format>',
      STATEMENT_FORMATS.join(', '),
      readChoice('--format', STATEMENT_FORMATS),
      'xlsx',
    )
    .option('--from <date>', 'decided from this day on', readDate('--from'))
    .option('--to <date>', 'decided before this day', readDate('--to'))
    .option('--batch <number>', 'only claims of this cut-off batch')
    .option('--out <dir>', 'folder to write to', '.')
    .addHelpText(
      'after',
      examplesText(
        'claims statements write --kind rep --payer nhso --hospital 10670 --from 2026-11-01',
        'claims statements write --kind stm --payer nhso --hospital 10670 --batch 10670_OPUCS256911_01 --format json',
      ),
    )
    .action(async (_options, command: Command) => {
      const options = optionsOf<WriteOptions>(command);
      const made = await inHouse(options, (house) => writeHere(house, options));
      openOutput(options).answer(made, () => [
        `${made.path}: ${made.rows} rows, ${bahtOf(made.satang)} baht`,
      ]);
    });
}

async function writeHere(house: House, options: WriteOptions) {
  const { timeZone } = house.country;
  const { kind, payer, hospital, batch, format, from, to, out } = options;
  const { name, bytes, rows, satang, claims } = await makeHospitalStatement(
    { ...openPayerDesk(house, OPERATOR), ledger: house.ledger },
    {
      kind,
      payer,
      hospital,
      batch,
      format,
      from: from && beginningOf(from, timeZone),
      to: to && beginningOf(to, timeZone),
    },
  );
  await house.ledger.claims.noteRead({ claims, hospital, act: `statement-${kind}`, actor: 'operator' });
  const path = join(out, name);
  try {
    await mkdir(out, { recursive: true });
    await writeFile(path, bytes, { mode: 0o600 });
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : '?';
    throw problem('FILE_UNWRITABLE', { file: path, cause: reason }, cause);
  }
  return { path, rows, satang };
}
