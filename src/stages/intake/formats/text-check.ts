import { type Problem, problem } from '../../../base/errors/index.ts';
import { type FileFacts, lineAt } from '../arrivals/index.ts';
import type { SourceContract } from '../contract.ts';

/** A text file beside what its contract says; `name` is what messages call it. */
export type TextFile = Readonly<{
  path: string;
  name: string;
  facts: FileFacts;
  contract: SourceContract;
  /** A member of a zip may hold no rows; a register of its own may not. */
  mayHaveNoRows: boolean;
}>;

const MEGABYTE = 1_048_576;

/** What keeps a text file from being read at all, told from facts found when its bytes went by. */
export async function problemOfText(file: TextFile): Promise<Problem | undefined> {
  const { text } = file.facts;
  const { contract, name, path } = file;
  const about = { file: name, source: contract.id };
  if (!text || (text.head.trim() === '' && !text.hasRows)) return problem('FILE_EMPTY', about);
  if (!text.hasRows && !file.mayHaveNoRows) return problem('FILE_EMPTY', about);
  const wrong = otherEncoding(file);
  if (wrong) {
    const line = await lineAt(path, wrong.offset);
    return problem('FILE_ENCODING', { ...about, line, found: wrong.found, declared: contract.file.encoding });
  }
  if (!text.longLine) return undefined;
  const line = await lineAt(path, text.longLine.offset);
  return problem('LINE_TOO_LONG', { ...about, line, megabytes: Math.round(text.longLine.bytes / MEGABYTE) });
}

/** A few bad bytes reject their rows; only where most of the text speaks for another encoding is the file refused. */
function otherEncoding({
  facts: { text },
  contract,
}: TextFile): { found: string; offset: number } | undefined {
  if (!text) return undefined;
  if (text.utf16) return { found: 'UTF-16', offset: 0 };
  const { utf8Bytes, otherBytes } = text;
  if (contract.file.encoding === 'utf-8') {
    return otherBytes > utf8Bytes ? { found: 'windows-874', offset: text.firstOther ?? 0 } : undefined;
  }
  return utf8Bytes > otherBytes ? { found: 'utf-8', offset: text.firstUtf8 ?? 0 } : undefined;
}
