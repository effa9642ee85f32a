import type { BlockingCounts, ExplainedPair, JobQuality, LinkModel } from '../../../../linker/index.ts';
import { tableLines } from '../../output.ts';

/** A model as a table: every level with m, u and weight. */
export function modelLines(model: LinkModel): string[] {
  const populations = (model.populations ?? []).flatMap(({ name, model: own }) => [
    '',
    own ? `population ${name}` : `population ${name}: too few pairs, scored as all others`,
    ...(own ? learntLines(own) : []),
  ]);
  return [
    `model ${model.version}, made ${model.made.on} from ${model.made.records.toLocaleString('en-US')} records and ${model.made.pairs.toLocaleString('en-US')} pairs`,
    ...learntLines(model),
    ...populations,
  ];
}

function learntLines(
  model: Pick<LinkModel, 'comparisons' | 'lambda' | 'expectedMatches' | 'rules'>,
): string[] {
  const rows = model.comparisons.flatMap(({ name, levels }) =>
    levels.map(({ label, m, u, weight }, index) => [
      index === 0 ? name : '',
      label,
      m.toPrecision(3),
      u.toPrecision(3),
      weight.toFixed(2),
    ]),
  );
  return [
    `two random records are one person with probability ${model.lambda.toPrecision(3)}; ${Math.round(model.expectedMatches).toLocaleString('en-US')} matches expected`,
    ...tableLines([['comparison', 'level', 'm', 'u', 'weight'], ...rows]),
    '',
    ...tableLines([
      ['rule', 'pairs', 'of them one person', 'steps'],
      ...model.rules.map((rule) => [
        rule.rule,
        rule.pairs,
        rule.lambda.toFixed(4),
        `${rule.iterations}${rule.converged ? '' : ' (not settled)'}`,
      ]),
    ]),
  ];
}

/** What each rule brings, and which rules are refused when files are linked. */
export function blockingLines({ records, rules, mostPairs, reach }: BlockingCounts): string[] {
  let cumulative = 0;
  const share = (value: number | undefined) => `${((value ?? 0) * 100).toFixed(2)} %`;
  const rows = rules.map((rule, place) => {
    cumulative += rule.pairs;
    const dropped =
      rule.droppedBlocks > 0 ? `${rule.droppedPairs.toLocaleString('en-US')} in ${rule.droppedBlocks}` : '';
    const reached = reach?.rules[place];
    const recall = reach ? [share(reached?.recall), share(reached?.recallSoFar)] : [];
    return [rule.rule, rule.pairs, cumulative, ...recall, rule.largestBlocks.join(' '), dropped];
  });
  const reached = reach ? ['true pairs', 'true pairs so far'] : [];
  const refused = rules.filter(({ pairs }) => pairs > mostPairs);
  return [
    `${records.toLocaleString('en-US')} records`,
    ...tableLines([
      ['rule', 'pairs', 'at most in all', ...reached, 'largest blocks', 'pairs left out in blocks'],
      ...rows,
    ]),
    ...refused.map(({ rule }) => `more than mostPairs (${mostPairs.toLocaleString('en-US')}): ${rule}`),
  ];
}

/** How right the links are. */
export function qualityLines({
  pairs,
  bCubed,
  missedByBlocking,
  thresholds,
  calibration,
}: JobQuality): string[] {
  const share = (value: number) => value.toFixed(4);
  return [
    `clusters: precision ${share(pairs.precision)}, recall ${share(pairs.recall)}, F1 ${share(pairs.f1)}; B-cubed F1 ${share(bCubed.f1)}`,
    `${pairs.truePairs.toLocaleString('en-US')} true pairs, of which no blocking rule brought ${missedByBlocking.toLocaleString('en-US')} (counted as missed)`,
    '',
    ...tableLines([
      ['pairs at least so likely', 'precision', 'recall', 'F1'],
      ...thresholds.map((row) => [
        String(row.threshold),
        share(row.precision),
        share(row.recall),
        share(row.f1),
      ]),
    ]),
    '',
    ...tableLines([
      ['said', 'pairs', 'mean said', 'true'],
      ...calibration.tenths.map((row) => [
        `${row.from.toFixed(1)}–${row.to.toFixed(1)}`,
        row.pairs,
        row.predicted === null ? '' : share(row.predicted),
        row.observed === null ? '' : share(row.observed),
      ]),
    ]),
  ];
}

/** One pair, step by step. */
export function explainedLines({ left, right, score, population, together }: ExplainedPair): string[] {
  const rows = score.fields.map((field) => [
    field.comparison,
    field.label,
    field.bits.toFixed(2),
    field.rarityBits === 0 ? '' : field.rarityBits.toFixed(2),
  ]);
  return [
    `${left.id} and ${right.id}: probability ${score.probability.toPrecision(6)}, ${together ? 'in one cluster' : 'in two clusters'}`,
    `brought together by: ${score.rules.join('; ') || 'no blocking rule'}`,
    ...(population === null ? [] : [`judged by the model of the population ${population}`]),
    ...tableLines([
      ['step', 'level', 'bits', 'by rarity'],
      ['start', '', score.prior.toFixed(2), ''],
      ...rows,
      ['sum', '', score.weight.toFixed(2), ''],
    ]),
  ];
}
