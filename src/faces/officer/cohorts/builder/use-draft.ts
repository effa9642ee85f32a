import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Draft, type Line, linesOf, newLine } from './draft.ts';

/** The condition that is being written, and what can be done with it. */
export function useDraft() {
  const { measure, group } = useSearch({ from: '/lists/new' });
  const [draft, setDraft] = useState<Draft>(() => ({ join: 'all', lines: linesOf({ measure, group }) }));
  const change = (line: Line) =>
    setDraft((now) => ({ ...now, lines: now.lines.map((one) => (one.key === line.key ? line : one)) }));
  const remove = (key: number) =>
    setDraft((now) => ({ ...now, lines: now.lines.filter((one) => one.key !== key) }));
  const add = () =>
    setDraft((now) => ({
      ...now,
      lines: [...now.lines, newLine(1 + Math.max(0, ...now.lines.map(({ key }) => key)))],
    }));
  const joinBy = (join: Draft['join']) => setDraft((now) => ({ ...now, join }));
  return { draft, change, remove, add, joinBy };
}
