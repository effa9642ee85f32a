import type { TextFacts } from '../text/index.ts';
import type { FileForm, Refusal } from './open-table.ts';

/** A text beside what its contract says of it. */
export type TextQuestion = Readonly<{
  text: TextFacts | null;
  encoding: FileForm['encoding'];
  /** A member of a zip may hold no rows; a register of its own may not. */
  mayHaveNoRows: boolean;
}>;

const MEGABYTE = 1_048_576;

/** What keeps a text from being read at all, told from facts found when its bytes went by. */
export function problemOfText({ text, encoding, mayHaveNoRows }: TextQuestion): Refusal | undefined {
  const isBlank = !text || (text.head.trim() === '' && !text.hasRows);
  if (isBlank || (!text.hasRows && !mayHaveNoRows)) return { code: 'FILE_EMPTY', params: {} };
  const wrong = otherEncoding(text, encoding);
  if (wrong) return { code: 'FILE_ENCODING', params: { ...wrong, declared: encoding } };
  if (!text.longLine) return undefined;
  const { line, bytes } = text.longLine;
  return { code: 'LINE_TOO_LONG', params: { line, megabytes: Math.round(bytes / MEGABYTE) } };
}

/** A few bad bytes reject their rows; only where most of the text speaks for another encoding is the file refused. */
function otherEncoding(
  { utf16, utf8Bytes, otherBytes, firstUtf8Line, firstOtherLine }: TextFacts,
  declared: FileForm['encoding'],
): { found: string; line: number } | undefined {
  if (utf16) return { found: 'UTF-16', line: 1 };
  if (declared === 'utf-8') {
    return otherBytes > utf8Bytes ? { found: 'windows-874', line: firstOtherLine ?? 1 } : undefined;
  }
  return utf8Bytes > otherBytes ? { found: 'utf-8', line: firstUtf8Line ?? 1 } : undefined;
}
