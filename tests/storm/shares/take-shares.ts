import { createHash } from 'node:crypto';
import type { Draw } from '../../../src/base/agreement/testing/draw.ts';
import type { AskOverHttp } from './system.ts';

/** Something that was asked, and what came of it before the service went. */
export type Taken = Readonly<{
  path: string;
  payload: object;
  receipt: number;
  /** As the service said before the first byte. */
  bodyHash: string;
  text: string;
  /** Whether the answer came to its end. */
  isWhole: boolean;
}>;

const SHARE = '/api/v1/shares/agr-storm/people';

/** What askers draw from, and whom they tell that an answer began. */
export type Taking = Readonly<{ draw: Draw; people: number; onBegun: () => void }>;

/** Asks one thing after the other until the service is gone; gives every answer that began. */
export async function takeUntilGone(ask: AskOverHttp, { draw, people, onBegun }: Taking): Promise<Taken[]> {
  const all: Taken[] = [];
  for (;;) {
    const { path, payload } = drawAsking(draw, people);
    const answer = await ask(path, payload).catch(() => undefined);
    if (!answer) return all;
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    onBegun();
    const { text, isWhole } = await readOn(answer);
    all.push({
      path,
      payload,
      receipt: Number(answer.headers.get('x-chipao-receipt')),
      bodyHash: answer.headers.get('x-chipao-body-hash') ?? '',
      text,
      isWhole,
    });
    if (!isWhole) return all;
  }
}

/** The hash of a text, as receipts carry it. */
export function hashOfText(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

function drawAsking(draw: Draw, people: number): Pick<Taken, 'path' | 'payload'> {
  if (draw.chance(0.4)) {
    const number = String(9_100_000_000_000 + draw.below(people));
    return { path: `${SHARE}/lookup`, payload: { by: { number } } };
  }
  const limit = 1 + draw.below(draw.chance(0.5) ? people : 500);
  return { path: `${SHARE}/cohort`, payload: { where: { column: 'age', from: draw.below(60) }, limit } };
}

/** What of an answer came before its connection was gone. */
async function readOn(answer: Response): Promise<Readonly<{ text: string; isWhole: boolean }>> {
  let text = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of answer.body ?? []) text += decoder.decode(chunk, { stream: true });
    return { text, isWhole: true };
  } catch {
    return { text, isWhole: false };
  }
}
