/** Told what stands in an XML text, in order; names come without the prefix of their namespace. */
export type XmlHandler = Readonly<{
  open: (name: string, attributes: string) => void;
  close: (name: string) => void;
  text: (text: string) => void;
}>;

/** Takes the bytes of an XML text as they come. */
export type XmlScan = (chunk: Uint8Array) => void;

/** No tag and no cell of a workbook is so long; whoever writes a longer one wants us to keep it in memory. */
const MOST_PENDING = 1_048_576;
const QUOTES: ReadonlySet<number> = new Set([34, 39]);
const TAG_END = 62;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Starts a scan of XML as workbooks have it: elements, texts and the five entities every XML text knows. A document type, by
 * which a few bytes could stand for gigabytes or for somebody else's file, ends it.
 */
export function scanXml(handler: XmlHandler): XmlScan {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  return (chunk) => {
    rest += decoder.decode(chunk, { stream: true });
    let at = 0;
    for (let from = rest.indexOf('<'); from >= 0; from = rest.indexOf('<', at)) {
      if (from > at) handler.text(withoutEntities(rest.slice(at, from)));
      at = from;
      const to = endOfMark(rest, from);
      if (to < 0) break;
      tell(handler, rest.slice(from + 1, to - 1));
      at = to;
    }
    rest = rest.slice(at);
    if (rest.length > MOST_PENDING) throw new Error('a part of the workbook is no XML');
  };
}

/** The values of a tag's attributes by name, without the prefixes of their namespaces. */
export function attributesOf(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = Object.create(null);
  for (const [, name, inDouble, inSingle] of text.matchAll(
    /(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    if (name !== undefined) found[name] = withoutEntities(inDouble ?? inSingle ?? '');
  }
  return found;
}

/** Where the mark that begins at `from` ends; -1 when its end has not come yet. */
function endOfMark(text: string, from: number): number {
  if (text.startsWith('<!--', from)) return after(text, '-->', from + 4);
  if (text.startsWith('<![CDATA[', from)) return after(text, ']]>', from);
  if (text.startsWith('<?', from)) return after(text, '?>', from);
  if (text.startsWith('<!D', from)) throw new Error('a part of the workbook has a document type');
  let quote = 0;
  for (let at = from + 1; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (quote !== 0) quote = letter === quote ? 0 : quote;
    else if (QUOTES.has(letter)) quote = letter;
    else if (letter === TAG_END) return at + 1;
  }
  return -1;
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? -1 : at + end.length;
}

/** `mark` is what stands between the brackets. */
function tell(handler: XmlHandler, mark: string): void {
  if (mark.startsWith('![CDATA[')) handler.text(mark.slice('![CDATA['.length, -2));
  if (mark.startsWith('!') || mark.startsWith('?')) return;
  if (mark.startsWith('/')) {
    handler.close(localName(mark.slice(1)));
    return;
  }
  const isEmpty = mark.endsWith('/');
  const [, name = '', attributes = ''] =
    /^([^\s/]+)([\s\S]*)$/.exec(isEmpty ? mark.slice(0, -1) : mark) ?? [];
  handler.open(localName(name), attributes);
  if (isEmpty) handler.close(localName(name));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).trimEnd();
}

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|\w+);/gi, (_, name: string) => {
    const known = ENTITIES[name];
    if (known !== undefined) return known;
    if (!name.startsWith('#')) throw new Error('a part of the workbook has an entity of its own');
    const letter =
      name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return letter <= 0x10_ff_ff ? String.fromCodePoint(letter) : '';
  });
}
