import type { Entry } from 'yauzl';
import type { Archive } from '../archive.ts';
import { cleanText } from './cell-text.ts';
import type { Workbook } from './sheet-rows.ts';
import { readStyles } from './styles.ts';
import { openTextStore, type TextStore } from './text-store.ts';
import { attributesOf, scanXml, type XmlHandler } from './xml-scan.ts';

/** The first sheet of a workbook, and what its cells refer to. */
export type FirstSheet = Readonly<{ workbook: Workbook; sheet: Entry }>;

const BOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** Finds the first sheet and reads what its cells refer to. */
export async function findFirstSheet(archive: Archive): Promise<FirstSheet> {
  const book = await readBook(archive);
  const relations = await readRelations(archive);
  const target = relations.find(({ id }) => id === book.sheetId)?.target;
  const sheet = target === undefined ? undefined : partOf(archive, target);
  if (!sheet) throw new Error('it has no sheet');
  const partOfKind = (kind: string) => relations.find(({ type }) => type.endsWith(`/${kind}`))?.target;
  const strings = openTextStore();
  await readPart(archive, partOfKind('sharedStrings') ?? 'xl/sharedStrings.xml', sharedStrings(strings));
  const styles = readStyles();
  await readPart(archive, partOfKind('styles') ?? 'xl/styles.xml', styles.handler);
  return { sheet, workbook: { strings, isDate: styles.isDate, hasLaterEpoch: book.hasLaterEpoch } };
}

/** Shows a member of a workbook to a handler. */
async function readPart(archive: Archive, path: string, handler: XmlHandler): Promise<void> {
  const part = partOf(archive, path);
  if (!part) return;
  const scan = scanXml(handler);
  for await (const chunk of await archive.open(part)) scan(chunk);
}

function partOf({ members }: Archive, path: string): Entry | undefined {
  return members.find(({ fileName }) => fileName.toLowerCase() === path.toLowerCase());
}

async function readBook(archive: Archive): Promise<{ sheetId: string | undefined; hasLaterEpoch: boolean }> {
  const book: { sheetId: string | undefined; hasLaterEpoch: boolean } = {
    sheetId: undefined,
    hasLaterEpoch: false,
  };
  await readPart(archive, BOOK, {
    open: (name, attributes) => {
      const found = attributesOf(attributes);
      if (name === 'sheet') book.sheetId ??= found['id'];
      if (name === 'workbookPr') book.hasLaterEpoch = /^(1|true)$/.test(found['date1904'] ?? '');
    },
    close: () => undefined,
    text: () => undefined,
  });
  return book;
}

type Relation = Readonly<{ id: string; type: string; target: string }>;

/** Targets are paths from the folder of the book, or from the top. */
async function readRelations(archive: Archive): Promise<Relation[]> {
  const relations: Relation[] = [];
  await readPart(archive, RELATIONS, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const { Id: id = '', Type: type = '', Target: target = '' } = attributesOf(attributes);
      relations.push({ id, type, target: target.startsWith('/') ? target.slice(1) : `xl/${target}` });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return relations;
}

/** Texts that cells refer to by number; how they are to be pronounced is not part of them. */
function sharedStrings(strings: TextStore): XmlHandler {
  let text = '';
  let isText = false;
  let isSound = false;
  return {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') isSound = true;
      else if (name === 't') isText = !isSound;
    },
    text: (part) => {
      if (isText) text += part;
    },
    close: (name) => {
      if (name === 'si') strings.add(cleanText(text));
      else if (name === 'rPh') isSound = false;
      else if (name === 't') isText = false;
    },
  };
}
