import { shareBar } from '../charts/index.ts';
import type { LinkReport, ReportRule } from '../link-report.ts';
import { countOf, html, type Markup, makeShow, tableOf } from '../page/index.ts';
import { say } from '../words/index.ts';
import { nothing } from './nothing.ts';

const MOST_BLOCKS = 40;

/** Pairs of each rule and of all rules so far, the largest blocks, and what limits left out. */
export function blocking(report: LinkReport): Markup {
  const rules = report.blocking;
  if (rules.length === 0) return nothing('noRules');
  return html`<p>${say('blockingNote')}</p>${ruleTable(rules)}
<div class="beside">${blockTable(report)}${capTable(rules)}</div>`;
}

function ruleTable(rules: readonly ReportRule[]): Markup {
  const all = rules.reduce((sum, { newPairs }) => sum + newPairs, 0);
  let soFar = 0;
  const rows = rules.map(({ name, pairs, newPairs }) => {
    soFar += newPairs;
    const bar = shareBar(all === 0 ? null : soFar / all);
    return [name, countOf(pairs), countOf(newPairs), countOf(soFar), bar];
  });
  return tableOf({
    id: 'rules',
    caption: say('rules'),
    columns: [
      { title: say('rule'), kind: 'words' },
      { title: say('pairs'), kind: 'figure' },
      { title: say('newPairs'), kind: 'figure' },
      { title: say('cumulative'), kind: 'figure' },
      { title: say('cumulativeShare'), kind: 'bar' },
    ],
    parts: [{ rows }],
  });
}

function blockTable({ blocking, maskValues }: LinkReport): Markup | null {
  const blocks = blocking
    .flatMap(({ name, largest }) => largest.map((block) => ({ name, ...block })))
    .sort((a, b) => b.pairs - a.pairs)
    .slice(0, MOST_BLOCKS);
  if (blocks.length === 0) return null;
  const show = makeShow({ masked: maskValues });
  const named = blocks.some(({ key }) => key.length > 0);
  const rows = blocks.map(({ name, key, records, pairs }) => [
    name,
    ...(named ? [key.map((part) => show(part) ?? '–').join(' · ')] : []),
    countOf(records),
    countOf(pairs),
  ]);
  return tableOf({
    id: 'blocks',
    caption: say('largestBlocks'),
    columns: [
      { title: say('rule'), kind: 'words' },
      ...(named ? [{ title: say('block'), kind: 'words' as const }] : []),
      { title: say('recordCount'), kind: 'figure' },
      { title: say('pairs'), kind: 'figure' },
    ],
    parts: [{ rows }],
  });
}

function capTable(rules: readonly ReportRule[]): Markup | null {
  const rows = rules.flatMap(({ name, cap }) =>
    cap ? [[name, countOf(cap.atMost), countOf(cap.blocksDropped), countOf(cap.pairsDropped)]] : [],
  );
  if (rows.length === 0) return null;
  return tableOf({
    id: 'caps',
    caption: say('caps'),
    columns: [
      { title: say('rule'), kind: 'words' },
      { title: say('atMost'), kind: 'figure' },
      { title: say('blocksDropped'), kind: 'figure' },
      { title: say('pairsDropped'), kind: 'figure' },
    ],
    parts: [{ rows }],
  });
}
