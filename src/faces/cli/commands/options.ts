import type { Command } from 'commander';
import { problem } from '../../../base/errors/index.ts';
import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';

/** What every command may be given. */
export type CommonOptions = Readonly<{ home?: string; json: boolean }>;

const LARGEST_COUNT = 1_000_000_000;
const LARGEST_SEED = 0xffff_ffff;
const LARGEST_PORT = 65_535;
const SHOWN_LETTERS = 40;

/** The options of a command together with those of the program. */
export function optionsOf<Options>(command: Command): Options & CommonOptions {
  return command.optsWithGlobals<Options & CommonOptions>();
}

/** Calls to try, for the end of a command's help. */
export function examplesText(...calls: readonly string[]): string {
  return `\nExamples:\n${calls.map((call) => `  chipao ${call}`).join('\n')}`;
}

/** Reads a whole number above zero. */
export function readCount(option: string): (text: string) => number {
  return readWhole({ option, from: 1, to: LARGEST_COUNT });
}

/** Reads a share: a number above 0 and up to 1. */
export function readShare(option: string): (text: string) => number {
  return (text) => {
    const share = /^[01]?\.?\d{0,12}$/.test(text) && text !== '' ? Number(text) : Number.NaN;
    if (!(share > 0 && share <= 1))
      throw problem('SHARE_NEEDED', { option, value: shown(text), above: 0, to: 1 });
    return share;
  };
}

/** Reads a seed: any whole number that fits in 32 bits. */
export function readSeed(option: string): (text: string) => number {
  return readWhole({ option, from: 0, to: LARGEST_SEED });
}

/** Reads a TCP port. */
export function readPort(option: string): (text: string) => number {
  return readWhole({ option, from: 0, to: LARGEST_PORT });
}

/** Reads a Gregorian calendar date. */
export function readDate(option: string): (text: string) => IsoDate {
  return (text) => {
    const date = parseIsoDate(text);
    if (!date) throw problem('DATE_NEEDED', { option, value: shown(text) });
    return date;
  };
}

/** Reads the code of a hospital: five digits. */
export function readHospital(option: string): (text: string) => string {
  return (value) => {
    if (/^\d{5}$/.test(value)) return value;
    throw problem('HOSPITAL_CODE_NEEDED', { option, value: value.slice(0, 20) });
  };
}

/** Reads one of a few words. */
export function readChoice<Choice extends string>(
  option: string,
  known: readonly Choice[],
): (text: string) => Choice {
  return (text) => {
    const choice = known.find((one) => one === text);
    if (!choice) throw problem('CHOICE_NEEDED', { option, value: shown(text), known: known.join(', ') });
    return choice;
  };
}

/** Digits only: `Number` would also take '', '1e3' and '0x10'. */
function readWhole({ option, from, to }: { option: string; from: number; to: number }) {
  return (text: string) => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= from && number <= to))
      throw problem('NUMBER_NEEDED', { option, value: shown(text), from, to });
    return number;
  };
}

function shown(text: string): string {
  return text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS)}…` : text;
}
