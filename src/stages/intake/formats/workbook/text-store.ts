/** Texts by number, as one block of bytes: a workbook may have millions, and each as an object would take ten times as much. */
export type TextStore = Readonly<{
  add: (text: string) => void;
  /** Nothing where no text has the number. */
  find: (number: number) => string | undefined;
}>;

const FIRST_BYTES = 65_536;
const FIRST_TEXTS = 4_096;
const BYTES_A_LETTER = 3;

/** Makes an empty store. */
export function openTextStore(): TextStore {
  let bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  let ends = new Uint32Array(FIRST_TEXTS);
  let count = 0;
  const endOf = (number: number) => (number < 0 ? 0 : (ends[number] ?? 0));
  return {
    add: (text) => {
      const at = endOf(count - 1);
      const needed = at + BYTES_A_LETTER * text.length;
      if (needed > bytes.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * bytes.length));
        bytes.copy(larger, 0, 0, at);
        bytes = larger;
      }
      if (count === ends.length) {
        const longer = new Uint32Array(2 * ends.length);
        longer.set(ends);
        ends = longer;
      }
      ends[count++] = at + bytes.write(text, at);
    },
    find: (number) => {
      if (!Number.isInteger(number) || number < 0 || number >= count) return undefined;
      return bytes.toString('utf8', endOf(number - 1), endOf(number));
    },
  };
}
