import type { Command } from 'commander';
import { bahtOf, FLAG_STATES, type FlagState, GAP_KINDS } from '../../../base/model/index.ts';
import {
  type FlagListAnswer,
  type FlagListRequest,
  listFlags,
  listOpenAnswers,
  type OpenAnswers,
} from '../../../services/flags/index.ts';
import { GAP_MEANINGS } from '../../../stages/gaps/index.ts';
import { noteOperator, OPERATOR } from '../operator.ts';
import { openOutput, tableLines } from '../output.ts';
import { type House, inHouse, withReading } from '../wiring.ts';
import { examplesText, optionsOf, readChoice, readCount } from './options.ts';

const SATANG = 100;
const SHOWN = 50;

type GapOptions = Readonly<{
  programme?: string;
  kind?: string;
  state?: FlagState;
  atLeast?: number;
  after?: string;
  limit: number;
  open?: boolean;
}>;

/** Adds `chipao gaps`. */
export function gapsCommand(program: Command): void {
  program
    .command('gaps')
    .description(
      'Lists where decisions and payments differ in an area, most money first. A flag is for an officer to look at; nothing is stopped by it.',
    )
    .argument('<code>', 'TH, or an official code of 2 (province), 4, 6 or 8 (village) digits')
    .option('--programme <id>', 'only this programme')
    .option('--kind <kind>', `only this kind: ${GAP_KINDS.join(', ')}`, readChoice('--kind', GAP_KINDS))
    .option(
      '--state <state>',
      `only flags that stand so: ${FLAG_STATES.join(', ')}`,
      readChoice('--state', FLAG_STATES),
    )
    .option('--at-least <baht>', 'only from this much money a month', readCount('--at-least'))
    .option('--after <cursor>', 'the page after the one that ended with this cursor')
    .option('--limit <n>', 'flags a page', readCount('--limit'), SHOWN)
    .option('--open', 'instead: which missing facts keep how many people waiting for an answer')
    .addHelpText(
      'after',
      examplesText(
        'gaps TH',
        'gaps 17 --kind missing-out --programme old-age-allowance --json',
        'gaps 1702 --state confirmed --at-least 600',
        'gaps 17 --open',
      ),
    )
    .action(async (code: string, _options, command: Command) => {
      const options = optionsOf<GapOptions>(command);
      if (options.open) {
        const open = await inHouse(options, (house) =>
          withReading(house, (reading) => listOpenAnswers(reading, code)),
        );
        openOutput(options).answer(open, () => openLines(open));
        return;
      }
      const list = await inHouse(options, (house) => listHere(house, requestOf(code, options)));
      openOutput(options).answer(list, () => listLines(list));
    });
}

function requestOf(
  area: string,
  { programme, kind, state, atLeast, after, limit }: GapOptions,
): FlagListRequest {
  const atLeastSatang = atLeast === undefined ? undefined : atLeast * SATANG;
  return { area, programme, kind, state, atLeastSatang, after, limit };
}

async function listHere(house: House, request: FlagListRequest): Promise<FlagListAnswer> {
  return withReading(house, async (reading) => {
    const list = await listFlags({ reading, flags: house.ledger.flags, officer: OPERATOR }, request);
    const people = list.flags.map(({ person }) => person);
    await noteOperator(house, { act: 'list-flags', people, area: list.area, version: list.version });
    return list;
  });
}

function listLines({ area, asOf, counts, flags, next }: FlagListAnswer): string[] {
  return [
    `flags in ${area}, as of ${asOf}`,
    ...tableLines(
      counts.map(({ programme, kind, people, satangAMonth }) => [
        programme,
        kind,
        people,
        `${bahtOf(satangAMonth)} baht a month`,
      ]),
    ),
    ...[...new Set(flags.map(({ kind }) => kind))].flatMap(meaningLines),
    '',
    ...tableLines(
      flags.map((flag) => [
        flag.person,
        flag.programme,
        flag.kind,
        flag.state,
        flag.amountSatangAMonth === null ? '' : `${bahtOf(flag.amountSatangAMonth)} baht a month`,
        flag.since === null ? '' : `since ${flag.since}`,
        `${flag.confidencePercent}%`,
        flag.evidence.map(({ en }) => en).join('; '),
      ]),
    ),
    ...(next === null ? [] : ['', `more: --after ${next}`]),
  ];
}

/** What a kind says of a person, and what it does not, in both languages. */
function meaningLines(kind: string): string[] {
  const known = GAP_KINDS.find((one) => one === kind);
  return known ? [`  ${known}: ${GAP_MEANINGS[known].en}`, `    ${GAP_MEANINGS[known].th}`] : [];
}

function openLines({ area, asOf, conditions }: OpenAnswers): string[] {
  return [
    `answers that stay open in ${area}, as of ${asOf}`,
    ...tableLines(
      conditions.map(({ programme, condition, people, alone, facts }) => [
        programme,
        condition,
        `${people} people`,
        `${alone} for want of this alone`,
        facts
          .map(({ label, registers }) => `${label.en} (${registers.join(', ') || 'no register here tells'})`)
          .join('; '),
      ]),
    ),
  ];
}
