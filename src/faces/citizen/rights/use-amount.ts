import type { MyRightsAnswer } from '../../../contract/index.ts';
import { useWords } from '../messages/index.ts';

type Right = Pick<MyRightsAnswer['receives'][number], 'period' | 'satang'>;

/** Writes what a right is worth, in the period in which it is paid. */
export function useAmount(): (right: Right) => string {
  const { say, formats } = useWords();
  return ({ period, satang }) =>
    period === 'service' || satang === null || satang === 0
      ? say('rights.service')
      : say(`rights.baht.${period}`, { baht: formats.baht(satang) });
}
