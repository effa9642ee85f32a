import { z } from 'zod';

/** Where an answer differs from what must come back: the place, what was wanted and what was there. */
export type Difference = Readonly<{ at: string; wanted: string; got: string }>;

const MOST_LETTERS = 300;
const PATTERN = '~';
const ANYTHING = '*';

/** Compares what is wanted with what came: fields that are not named may be anything, lists must be as long. */
export function compare(wanted: unknown, got: unknown, at = ''): Difference[] {
  if (wanted === ANYTHING) return got === undefined || got === null ? [differs(at, 'anything', got)] : [];
  if (typeof wanted === 'string' && wanted.startsWith(PATTERN)) {
    const fits =
      (typeof got === 'string' || typeof got === 'number') &&
      new RegExp(wanted.slice(1), 's').test(String(got));
    return fits ? [] : [differs(at, wanted, got)];
  }
  if (Array.isArray(wanted)) {
    if (!Array.isArray(got) || got.length !== wanted.length) return [differs(at, wanted, got)];
    return wanted.flatMap((one, index) => compare(one, got[index], join(at, String(index))));
  }
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof got !== 'object' || got === null) return [differs(at, wanted, got)];
    const fields = new Map<string, unknown>(Object.entries(got));
    return Object.entries(wanted).flatMap(([name, one]) => compare(one, fields.get(name), join(at, name)));
  }
  return wanted === got ? [] : [differs(at, wanted, got)];
}

/** One difference, short enough to be read. */
export function differs(at: string, wanted: unknown, got: unknown): Difference {
  return { at, wanted: shown(wanted), got: shown(got) };
}

/** What stands at a place such as `data.0.hn`. */
export function partOf(value: unknown, path: string): unknown {
  if (path === '') return value;
  const record = z.record(z.string(), z.unknown());
  return path.split('.').reduce<unknown>((part, name) => {
    if (Array.isArray(part)) return part[Number(name)];
    const fields = record.safeParse(part);
    return fields.success ? fields.data[name] : undefined;
  }, value);
}

function join(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`;
}

/** A token that works is as good as a password, and reports are passed on. */
const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

function shown(value: unknown): string {
  const told = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  const text = told.replaceAll(TOKEN, '(a token)');
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}
