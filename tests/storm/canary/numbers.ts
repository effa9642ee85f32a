import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Numbers as real people have them, none of them anybody's: drawn, and with the right last digit. */
export function drawNumbers(count: number, seed: number): string[] {
  const draw = drawer(seed);
  const numbers = new Set<string>();
  while (numbers.size < count) {
    const digits = [1 + draw(8), ...Array.from({ length: 11 }, () => draw(10))];
    const sum = digits.reduce((all, digit, place) => all + digit * (13 - place), 0);
    numbers.add([...digits, (11 - (sum % 11)) % 10].join(''));
  }
  return [...numbers];
}

/** Whole numbers below a bound, the same for one seed (mulberry32). */
function drawer(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

/** Invented people's numbers, as the generator makes them: no real one begins with 9. */
const INVENTED = /(?<!\d)9\d{12}(?!\d)/g;

/** Gives every person of the text registers a drawn number in place of the invented one, the same in every file. Tells the numbers. */
export function plantNumbers(registers: string, seed: number): string[] {
  const texts = readdirSync(registers)
    .filter((name) => /\.(csv|txt)$/.test(name))
    .map((name) => ({ path: join(registers, name), text: readFileSync(join(registers, name), 'latin1') }));
  const invented = new Set(texts.flatMap(({ text }) => text.match(INVENTED) ?? []));
  const drawn = drawNumbers(invented.size, seed);
  const given = new Map([...invented].map((number, place) => [number, drawn[place] ?? number]));
  for (const { path, text } of texts)
    writeFileSync(
      path,
      text.replaceAll(INVENTED, (number) => given.get(number) ?? number),
      'latin1',
    );
  return drawn;
}
