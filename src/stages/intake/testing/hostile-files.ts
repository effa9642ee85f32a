import { ZipFile } from 'yazl';

/** Packs texts under names, some of which may be what yazl itself would not take. */
export async function zipOf(members: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(members)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

const CENTRAL_HEADER = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
const SIZE_AT = 24;
const MODE_AT = 38;
const SYMLINK = 0xa1ff0000;

/** Lets the archive's directory say that its first member has another size. */
export function withForgedSize(zip: Buffer, bytes: number): Buffer {
  const forged = Buffer.from(zip);
  forged.writeUInt32LE(bytes, forged.indexOf(CENTRAL_HEADER) + SIZE_AT);
  return forged;
}

/** Makes the archive's first member a link. */
export function withLink(zip: Buffer): Buffer {
  const forged = Buffer.from(zip);
  const at = forged.indexOf(CENTRAL_HEADER);
  forged[at + 5] = 3;
  forged.writeUInt32LE(SYMLINK, at + MODE_AT);
  return forged;
}

/** Calls members by another name of the same length, wherever the archive names them. */
export function renamed(zip: Buffer, from: string, to: string): Buffer {
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}

const BOOK = {
  'xl/workbook.xml':
    '<workbook xmlns:r="x"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
};

/** A workbook whose one sheet and other parts are as given. */
export function workbookOf(sheet: string, parts: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  return zipOf({ ...BOOK, 'xl/worksheets/sheet1.xml': sheet, ...parts });
}

/** Rows of texts as a sheet has them. */
export function sheetOf(rows: readonly (readonly string[])[], more = ''): string {
  const cells = (row: readonly string[], number: number) =>
    row.map((text, place) => {
      const address = `${String.fromCharCode(65 + place)}${number}`;
      return `<c r="${address}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
    });
  const lines = rows.map((row, index) => `<row r="${index + 1}">${cells(row, index + 1).join('')}</row>`);
  return `<worksheet><sheetData>${lines.join('')}${more}</sheetData></worksheet>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
