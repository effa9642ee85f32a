import type { DisputeAnswer } from '../../../contract/index.ts';
import { useWords } from '../../shared/index.ts';

type Shown = DisputeAnswer['said'];

/** Writes a value of a fact: money in baht, dates in the reader's era, codes by what they mean. */
export function useValueWords(type: DisputeAnswer['type']): (shown: Shown) => string {
  const { say, pick, formats } = useWords();
  return ({ value, words }) => {
    if (value === null) return say('disputes.value.nothing');
    if (words) return pick(words);
    if (typeof value === 'boolean') return say(value ? 'disputes.value.yes' : 'disputes.value.no');
    if (typeof value === 'number')
      return type === 'money'
        ? say('disputes.value.baht', { baht: formats.baht(value) })
        : formats.count(value);
    return type === 'date' ? formats.date(value) : value;
  };
}
