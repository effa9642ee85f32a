import { describe, expect, it } from 'vitest';
import {
  collectEncodings,
  encodeRecords,
  makeEncoder,
  readEncodingLines,
  writeEncodingLines,
} from '../index.ts';
import { KEYS, settingsWith, twoLists } from '../testing/made-up-people.ts';

const settings = settingsWith();
const { header } = makeEncoder(settings, KEYS);
const { left } = twoLists(5000);
const encoded = () => encodeRecords(left, settings, KEYS);

async function linesOf(batches = encoded()): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of writeEncodingLines(header, batches)) lines.push(line);
  return lines;
}

describe('encodings on their way', () => {
  it('come in batches, all and in order', async () => {
    const sizes: number[] = [];
    for await (const { ids } of encoded()) sizes.push(ids.length);
    expect(sizes).toEqual([4096, 904]);
    const { ids, words } = await collectEncodings(header, encoded());
    expect(ids).toEqual(left.map(({ id }) => id));
    expect(words.length).toBe(5000 * 32);
  });

  it('are read as they were written', async () => {
    expect(await readEncodingLines(await linesOf())).toEqual(await collectEncodings(header, encoded()));
  });

  it('carry nothing of a name', async () => {
    const text = (await linesOf()).join('\n');
    for (const { values } of left.slice(0, 50)) expect(text).not.toContain(values['family']);
  });

  it('are refused when damaged, by the number of the line', async () => {
    const lines = await linesOf();
    await expect(readEncodingLines(lines.slice(1))).rejects.toThrow('ENCODING_HEADER_MISSING');
    await expect(readEncodingLines([])).rejects.toThrow('ENCODING_HEADER_MISSING');
    const cut = lines.with(7, lines[7]?.slice(0, 40) ?? '');
    await expect(readEncodingLines(cut)).rejects.toThrow('ENCODING_LINE_DAMAGED: Line 8 ');
    await expect(readEncodingLines([...lines, lines[3] ?? ''])).rejects.toThrow(
      'ENCODING_ID_REPEATED: 1 rows',
    );
  });

  it('need marks that a line can hold', async () => {
    const odd = encodeRecords(
      [{ id: 'a\tb', values: { given: 'a', family: 'b', born: null } }],
      settings,
      KEYS,
    );
    await expect(linesOf(odd)).rejects.toThrow('ENCODING_ID_UNUSABLE: The mark of row 1');
  });
});
