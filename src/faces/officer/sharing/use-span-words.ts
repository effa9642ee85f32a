import { useWords } from '../../shared/index.ts';

const SPAN = /^P(\d+)([DMY])$/;

/** A span as people say it: `P1Y` is one year. */
export function useSpanWords(): (span: string) => string {
  const { say } = useWords();
  return (span) => {
    const [, count, unit] = SPAN.exec(span) ?? [];
    if (unit !== 'D' && unit !== 'M' && unit !== 'Y') return span;
    return say(`sharing.span.${unit}`, { count: Number(count) });
  };
}
