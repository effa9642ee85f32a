import { type Problem, problem } from '../../../base/errors/index.ts';
import type { FileFacts } from '../arrivals/index.ts';
import type { SourceContract } from '../contract.ts';

/** A text file beside what its contract says; `name` is what messages call it. */
export type TextFile = Readonly<{
  path: string;
  name: string;
  facts: Pick<FileFacts, 'bytes' | 'text'>;
  contract: SourceContract;
  /** A member of a zip may hold no rows; a register of its own may not. */
  mayHaveNoRows: boolean;
}>;

const MEGABYTE = 1_048_576;

/** What keeps a text file from being read at all, told from facts found when its bytes went by. */
export function problemOfText({ name, facts, contract, mayHaveNoRows }: TextFile): Problem | undefined {
  const { text } = facts;
  const about = { file: name, source: contract.id };
  const isBlank = !text || (text.head.trim() === '' && !text.hasRows);
  if (isBlank || (!text.hasRows && !mayHaveNoRows)) return problem('FILE_EMPTY', about);
  const wrong = otherEncoding(text, contract.file.encoding);
  if (wrong) return problem('FILE_ENCODING', { ...about, ...wrong, declared: contract.file.encoding });
  if (!text.longLine) return undefined;
  const { line, bytes } = text.longLine;
  return problem('LINE_TOO_LONG', { ...about, line, megabytes: Math.round(bytes / MEGABYTE) });
}

/** A few bad bytes reject their rows; only where most of the text speaks for another encoding is the file refused. */
function otherEncoding(
  { utf16, utf8Bytes, otherBytes, firstUtf8Line, firstOtherLine }: NonNullable<FileFacts['text']>,
  declared: SourceContract['file']['encoding'],
): { found: string; line: number } | undefined {
  if (utf16) return { found: 'UTF-16', line: 1 };
  if (declared === 'utf-8') {
    return otherBytes > utf8Bytes ? { found: 'windows-874', line: firstOtherLine ?? 1 } : undefined;
  }
  return utf8Bytes > otherBytes ? { found: 'utf-8', line: firstUtf8Line ?? 1 } : undefined;
}
