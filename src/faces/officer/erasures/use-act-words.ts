import type { ErasureAnswer } from '../../../contract/index.ts';
import { useWords } from '../../shared/index.ts';

/** Who took a step, and when. */
export function useActWords(): (act: ErasureAnswer['asked']) => string {
  const { say, formats } = useWords();
  return ({ at, by }) => say('erasures.by', { who: by, at: formats.moment(at) });
}
