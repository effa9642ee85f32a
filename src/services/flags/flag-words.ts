import type { Row } from '../../base/lake/index.ts';
import type { GapKind, Text } from '../../base/model/index.ts';
import type { FlagReading } from './flag-desk.ts';

/** Why a flag stands and why it is not surer, in words. */
export type FlagWords = Readonly<{ evidence: Text[]; doubts: Text[] }>;

/** Puts the evidence of a gap into words: conditions, registers, facts or pairs, whatever its kind rests on. */
export function evidenceWords(reading: FlagReading, row: Row): FlagWords {
  const programme = reading.country.programmes.find(({ id }) => id === row['programme']);
  const conditions = programme?.versions.flatMap((version) => version.conditions) ?? [];
  const { mayNotCombine, poorWithout, confidence } = reading.country.gaps;
  const answers = poorWithout.find((rule) => rule.programme === row['programme'])?.answers;
  const wordsOf = (name: string): Text =>
    (row['kind'] === POOR_WITHOUT && isAnswer(name) ? answers?.[name] : undefined) ??
    conditions.findLast(({ id }) => id === name)?.text ??
    mayNotCombine.find(({ id }) => id === name)?.title ??
    reading.country.programmes.find(({ id }) => id === name)?.title ??
    reading.facts.find(({ fact }) => fact === name)?.label ??
    reading.source(name)?.title ?? { th: name, en: name };
  return {
    evidence: listIn(row, 'evidence').map(wordsOf),
    doubts: listIn(row, 'doubts').flatMap(
      (name) => confidence.doubts.find(({ id }) => id === name)?.title ?? [],
    ),
  };
}

const POOR_WITHOUT: GapKind = 'poor-without-card';

function isAnswer(name: string): name is 'eligible' | 'cannot-tell' {
  return name === 'eligible' || name === 'cannot-tell';
}

function listIn(row: Row, column: string): string[] {
  const cell = row[column];
  return typeof cell === 'string' ? cell.split(',').filter((part) => part !== '') : [];
}
