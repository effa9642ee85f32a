import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What texts became when they were parsed, remembered in a file from start to start. */
export type ParsedTexts = Readonly<{
  /** What the text is parsed to; parsed now only if no former start did. */
  of: (text: string, parse: () => unknown) => unknown;
  save: () => void;
}>;

/** Changes whenever the same text would be parsed to something else. */
const PARSER_VERSION = 1;
/** More than all content has; beyond it, what was not asked for this time is forgotten. */
const MOST_TEXTS = 1000;

/** Opens the memory in a file; one that cannot be read or written only means that texts are parsed again. */
export function openParsedTexts(file: string): ParsedTexts {
  const known = readKnown(file);
  const asked = new Map<string, unknown>();
  let hasNew = false;
  return {
    of: (text, parse) => {
      const key = createHash('sha256').update(text).digest('base64url');
      const found = asked.get(key) ?? known[key];
      const value = found === undefined ? parse() : found;
      if (found === undefined) hasNew = true;
      asked.set(key, value);
      return value;
    },
    save: () => {
      if (!hasNew) return;
      hasNew = false;
      const kept = Object.keys(known).length > MOST_TEXTS ? {} : known;
      writeKnown(file, { ...kept, ...Object.fromEntries(asked) });
    },
  };
}

function readKnown(file: string): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isKept(kept) && kept.version === PARSER_VERSION ? kept.texts : {};
  } catch {
    return {};
  }
}

function isKept(kept: unknown): kept is { version: number; texts: Record<string, unknown> } {
  return typeof kept === 'object' && kept !== null && 'version' in kept && 'texts' in kept;
}

function writeKnown(file: string, texts: Record<string, unknown>): void {
  const aside = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(aside, JSON.stringify({ version: PARSER_VERSION, texts }));
    renameSync(aside, file);
  } catch {
    // Whoever opens the home folder next says what is wrong with it.
  }
}
