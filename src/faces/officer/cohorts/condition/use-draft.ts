import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type Draft,
  isBracket,
  type Line,
  linesOf,
  newBracket,
  newLine,
  nextKey,
  type Part,
} from './draft.ts';

type Joint = Pick<Draft, 'join'>;

/** The condition that is being written, and what can be done with it; a bracket is named by its key. */
export function useDraft() {
  const { measure, group } = useSearch({ from: '/lists/new' });
  const [draft, setDraft] = useState<Draft>(() => ({ join: 'all', parts: linesOf({ measure, group }) }));
  const changeParts = (act: (parts: readonly Part[], now: Draft) => readonly Part[]) =>
    setDraft((now) => ({ ...now, parts: act(now.parts, now) }));
  const changeBracket = (key: number, change: Partial<Joint & Readonly<{ is: boolean }>>) =>
    changeParts((parts) => parts.map((part) => (part.key === key ? { ...part, ...change } : part)));
  return {
    draft,
    change: (line: Line) => changeParts((parts) => parts.map((part) => withLine(part, line))),
    remove: (key: number) => changeParts((parts) => parts.flatMap((part) => without(part, key))),
    add: (bracket?: number) =>
      changeParts((parts, now) => {
        const line = newLine(nextKey(now));
        if (bracket === undefined) return [...parts, line];
        return parts.map((part) =>
          isBracket(part) && part.key === bracket ? { ...part, lines: [...part.lines, line] } : part,
        );
      }),
    addBracket: () => changeParts((parts, now) => [...parts, newBracket(nextKey(now))]),
    joinBy: (join: Draft['join'], bracket?: number) => {
      if (bracket === undefined) setDraft((now) => ({ ...now, join }));
      else changeBracket(bracket, { join });
    },
    turn: (bracket: number, is: boolean) => changeBracket(bracket, { is }),
  };
}

function withLine(part: Part, line: Line): Part {
  if (!isBracket(part)) return part.key === line.key ? line : part;
  return { ...part, lines: part.lines.map((one) => (one.key === line.key ? line : one)) };
}

/** A bracket goes with its last line. */
function without(part: Part, key: number): Part[] {
  if (part.key === key) return [];
  if (!isBracket(part)) return [part];
  const lines = part.lines.filter((line) => line.key !== key);
  return lines.length === 0 ? [] : [{ ...part, lines }];
}
