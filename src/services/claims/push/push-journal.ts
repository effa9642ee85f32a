import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { problem } from '../../../base/errors/index.ts';

const lineSchema = z.object({
  server: z.string(),
  hospital: z.string(),
  hash: z.string(),
  receipt: z.string(),
  claims: z.number(),
  at: z.string(),
});

/** One upload that a hub has taken. */
export type JournalLine = z.infer<typeof lineSchema>;

/** Journals of what was sent: one in each folder in which uploads lie. */
export type PushJournals = Readonly<{
  find(
    beside: string,
    upload: Pick<JournalLine, 'server' | 'hospital' | 'hash'>,
  ): Promise<JournalLine | undefined>;
  /** On the disk when it returns. Throws PUSH_JOURNAL_UNUSABLE. */
  note(beside: string, line: JournalLine): Promise<void>;
}>;

const NAME = 'push-journal.jsonl';

/** Opens the journals; each is read when first asked for. */
export function openPushJournals(): PushJournals {
  const known = new Map<string, Promise<Map<string, JournalLine>>>();
  const linesOf = (beside: string) => {
    const lines = known.get(beside) ?? readJournal(join(beside, NAME));
    known.set(beside, lines);
    return lines;
  };
  return {
    find: async (beside, upload) => (await linesOf(beside)).get(keyOf(upload)),
    note: async (beside, line) => {
      await append(join(beside, NAME), line);
      (await linesOf(beside)).set(keyOf(line), line);
    },
  };
}

async function readJournal(file: string): Promise<Map<string, JournalLine>> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return '';
    throw unusable(file, cause);
  });
  return new Map(
    text
      .split('\n')
      .flatMap((line) => parseLine(line))
      .map((line) => [keyOf(line), line]),
  );
}

/** A line that a stopped run left half written says nothing: what it told of is sent again, and has the same receipt. */
function parseLine(text: string): JournalLine[] {
  try {
    const line = lineSchema.safeParse(JSON.parse(text));
    return line.success ? [line.data] : [];
  } catch {
    return [];
  }
}

async function append(path: string, line: JournalLine): Promise<void> {
  try {
    await using file = await open(path, 'a');
    // The line break goes before it too, so that what was left half written spoils nothing.
    await file.appendFile(`\n${JSON.stringify(line)}\n`);
    await file.sync();
  } catch (cause) {
    throw unusable(path, cause);
  }
}

function unusable(file: string, cause: unknown) {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : '?';
  return problem('PUSH_JOURNAL_UNUSABLE', { file, reason }, cause);
}

function keyOf({ server, hospital, hash }: Pick<JournalLine, 'server' | 'hospital' | 'hash'>): string {
  return JSON.stringify([server, hospital, hash]);
}
