import type { LinkEvaluation } from '../../src/synthetic/index.ts';

/** The three figures that targets are set for. */
export function errorsOf({ groups }: LinkEvaluation): object {
  const [all] = groups;
  return {
    falseMergesPer100k: all?.falseMergesPer100k,
    missedWithNumber: all?.withNumber.share,
    missedWithoutNumber: all?.withoutNumber.share,
  };
}
