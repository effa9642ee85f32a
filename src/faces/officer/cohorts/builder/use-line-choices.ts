import { useQuery } from '@tanstack/react-query';
import type { MeasuresAnswer } from '../../../../contract/index.ts';
import { questions, useWords, type Words } from '../../../shared/index.ts';
import type { Line, Standing } from './draft.ts';

type Choice = Readonly<{ value: string; label: string }>;

/** Figures of a programme by the beginning of their id: a programme of which there is none cannot be asked about so. */
const COUNTED: Readonly<Record<Standing, string>> = {
  'missing-out': 'missing_out:',
  receiving: 'receiving:',
  eligible: 'eligible:',
  'cannot-tell': 'cannot_tell:',
};

/** What a line can be about, in the reader's words. */
export function useLineChoices({ kind, standing }: Line): Choice[] {
  const words = useWords();
  const content = useQuery(questions.measures());
  if (!content.data) return [];
  const { measures, programmes, groups } = content.data;
  switch (kind) {
    case 'measure':
      return titled(
        measures.filter(
          (measure) => measure.hasList && measure.programme === null && measure.layer !== 'dimension',
        ),
        words,
      );
    case 'dimension':
      return titled(
        measures.filter((measure) => measure.hasList && measure.layer === 'dimension'),
        words,
      );
    case 'programme':
      return titled(
        programmes.filter(({ id }) => measures.some((measure) => measure.id === `${COUNTED[standing]}${id}`)),
        words,
      );
    default:
      return titled(groups, words).flatMap(({ value, label }) =>
        value.startsWith(`${kind}:`) ? [{ value: value.slice(kind.length + 1), label }] : [],
      );
  }
}

function titled(
  content: readonly Pick<MeasuresAnswer['groups'][number], 'id' | 'title'>[],
  { pick }: Words,
): Choice[] {
  return content.map(({ id, title }) => ({ value: id, label: pick(title) }));
}
