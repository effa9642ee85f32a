import { type Command, InvalidArgumentError } from 'commander';
import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';

/** What every command may be given. */
export type CommonOptions = Readonly<{ home?: string; json: boolean }>;

/** The options of a command together with those of the program. */
export function optionsOf<Options>(command: Command): Options & CommonOptions {
  return command.optsWithGlobals<Options & CommonOptions>();
}

/** Reads a whole number above zero. */
export function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError('a whole number above 0 is needed');
  return count;
}

/** Reads a seed: any whole number from 0. */
export function readSeed(text: string): number {
  const seed = Number(text);
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff) {
    throw new InvalidArgumentError('a whole number from 0 to 4294967295 is needed');
  }
  return seed;
}

/** Reads a TCP port. */
export function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('a port from 0 to 65535 is needed');
  return port;
}

/** Reads a Gregorian calendar date. */
export function readDate(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (!date) throw new InvalidArgumentError('a date such as 2026-09-30 is needed (Gregorian calendar)');
  return date;
}
