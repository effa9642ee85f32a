import { canonicalJson } from '../../model/index.ts';
import {
  type Agreement,
  type Grant,
  isMeantAlike,
  isNoFiner,
  parseMask,
  type SharedDataset,
} from '../object/index.ts';

/** One thing that a version gives and the version before did not. */
export type Widening = Readonly<{ grant: string; path: string; from: string; to: string }>;

/**
 * In what a version gives more than the one before. None means: whatever is asked, its rows are rows of the version before, and no value
 * in them is finer. What cannot be seen to be narrower counts as wider.
 */
export function findWidenings(
  before: Agreement,
  after: Agreement,
  datasets: readonly SharedDataset[],
): Widening[] {
  const found: Widening[] = [];
  if (after.valid.from < before.valid.from)
    found.push({ grant: '*', path: 'valid.from', from: before.valid.from, to: after.valid.from });
  if (after.valid.until > before.valid.until)
    found.push({ grant: '*', path: 'valid.until', from: before.valid.until, to: after.valid.until });
  for (const grant of after.grants) {
    const former = before.grants.find(({ id }) => id === grant.id);
    if (former) found.push(...widerGrant(former, grant, datasets));
    else found.push({ grant: grant.id, path: 'grants', from: '', to: grant.id });
  }
  return found;
}

function widerGrant(before: Grant, after: Grant, datasets: readonly SharedDataset[]): Widening[] {
  const say = (path: string, from: unknown, to: unknown): Widening => ({
    grant: after.id,
    path,
    from: typeof from === 'string' ? from : canonicalJson(from ?? null),
    to: typeof to === 'string' ? to : canonicalJson(to ?? null),
  });
  const found: Widening[] = [];
  if (before.dataset !== after.dataset) found.push(say('dataset', before.dataset, after.dataset));
  else if (!isMeantAlike(before, after, datasets))
    found.push(say('means', before.means ?? '', after.means ?? ''));
  for (const part of ['to', 'act', 'lookupBy'] as const) {
    const more = after[part].filter((one) => !before[part].some((former) => former === one));
    if (more.length > 0) found.push(say(part, before[part], after[part]));
  }
  for (const [name, mask] of Object.entries(after.columns)) {
    const former = before.columns[name] ?? 'drop';
    if (!isNoFiner(parseMask(former), parseMask(mask)) || (former === 'drop' && mask !== 'drop'))
      found.push(say(`columns.${name}`, former, mask));
  }
  if (isWiderRows(before.rows, after.rows)) found.push(say('rows', before.rows, after.rows));
  if (isLooserOutput(before.output, after.output)) found.push(say('output', before.output, after.output));
  if (isLooserDuty(before.duty, after.duty)) found.push(say('duty', before.duty, after.duty));
  return found;
}

function isWiderRows(before: Grant['rows'], after: Grant['rows']): boolean {
  const reaches = (area: string) => before.areas.some((outer) => outer === 'TH' || area.startsWith(outer));
  if (!after.areas.every(reaches)) return true;
  if (before.cohort && canonicalJson(before.cohort) !== canonicalJson(after.cohort ?? null)) return true;
  return !isNoWeaker(before.where, after.where);
}

/** The same condition, or the same and more. */
function isNoWeaker(before: Grant['rows']['where'], after: Grant['rows']['where']): boolean {
  if (before === undefined) return true;
  if (after === undefined) return false;
  const wanted = canonicalJson(before);
  if (canonicalJson(after) === wanted) return true;
  return 'all' in after && after.all.some((part) => canonicalJson(part) === wanted);
}

function isLooserOutput(before: Grant['output'], after: Grant['output']): boolean {
  return (
    after.minCell < before.minCell ||
    (after.noise !== before.noise && after.noise === 'none') ||
    after.maxRows > before.maxRows ||
    after.subjectsPerDay > before.subjectsPerDay
  );
}

function isLooserDuty(before: Grant['duty'], after: Grant['duty']): boolean {
  const hands = (duty: Grant['duty']) => (duty.onward === 'none' ? [] : duty.onward);
  return (
    daysOf(after.retain) > daysOf(before.retain) ||
    after.place !== before.place ||
    (before.deleteReceipt && !after.deleteReceipt) ||
    hands(after).some((party) => !hands(before).includes(party))
  );
}

const DAYS: Readonly<Record<string, number>> = { D: 1, M: 31, Y: 366 };

function daysOf(span: string): number {
  return Number(span.slice(1, -1)) * (DAYS[span.slice(-1)] ?? 1);
}
