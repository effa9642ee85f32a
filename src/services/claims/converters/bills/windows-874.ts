const LETTERS = 256;
/** What bytes decode to that mean nothing. */
const UNDEFINED = 0xfffd;
const UNKNOWN = '?'.charCodeAt(0);

/** Text in the code page that bills are written in; what it cannot say becomes a question mark. */
export function encodeWindows874(text: string): Buffer {
  const bytes = Buffer.alloc(text.length);
  const codes = codesOfLetters();
  for (let at = 0; at < text.length; at += 1) bytes[at] = codes.get(text.charCodeAt(at)) ?? UNKNOWN;
  return bytes;
}

/** The text of bytes in that code page; every byte is something. */
export function decodeWindows874(bytes: Buffer): string {
  return new TextDecoder('windows-874').decode(bytes);
}

/** The platform decodes the code page but does not encode it: the way back is its table turned round. */
function codesOfLetters(): ReadonlyMap<number, number> {
  const letters = decodeWindows874(Buffer.from(Array.from({ length: LETTERS }, (_, code) => code)));
  return new Map(
    Array.from(letters, (letter, code) => [letter.charCodeAt(0), code] as const).filter(
      ([letter]) => letter !== UNDEFINED,
    ),
  );
}
