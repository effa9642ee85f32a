import { Problem } from '../../../base/errors/index.ts';
import { type Programme, readProgramme } from '../language/index.ts';
import { pensionContent, SETTINGS } from './programmes.ts';

type Part = Readonly<Record<string, unknown>>;

/** Content that must be refused: what is wrong with it, the content, and where and why it says so. */
export type Refusal = readonly [refused: string, content: Part, where: string, reason: string];

export const act = { law: 'act', verified: true };
export const text = { th: 'ข้อ', en: 'a statement' };

/** A fixed amount. */
export const baht = (amount: number) => ({ const: { baht: amount } });

/** The pension with keys of its file replaced. */
export const withTop = (part: Part): Part => ({ ...pensionContent(), ...part });

/** The pension with keys of its version replaced. */
export const withVersion = (part: Part): Part => {
  return withTop({ versions: [{ ...pensionContent().versions[0], ...part }] });
};

/** The pension with one condition. */
export const withRule = (when: unknown): Part => {
  return withVersion({ conditions: [{ id: 'only', text, ...act, when }] });
};

/** The pension paying something else. */
export const paying = (pays: unknown, part: Part = {}): Part => {
  return withVersion({ amount: { pays, ...act, ...part } });
};

/** The pension with one more parameter, `rates`. */
export const withRates = (...periods: readonly Part[]): Part => {
  const rates = periods.map((period) => ({ from: '2000-01-01', ...act, ...period }));
  return withTop({ parameters: { ...pensionContent().parameters, rates } });
};

/** Reads a programme that must be accepted. */
export function accepted(content: unknown): Programme {
  return readProgramme(content, { file: 'pension.yaml', settings: SETTINGS });
}

/** What the problem says of content that is refused; nothing when it is accepted. */
export function refusalOf(content: unknown): Problem['params'] | undefined {
  return refusalIn(() => accepted(content));
}

/** What the problem says when reading is refused; nothing when it is not. */
export function refusalIn(read: () => unknown): Problem['params'] | undefined {
  try {
    read();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === 'CONTENT_INVALID') return thrown.params;
    throw thrown;
  }
}
