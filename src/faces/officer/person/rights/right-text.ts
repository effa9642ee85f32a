import type { RightAnswer } from '../../../../contract/index.ts';
import type { Words } from '../../../shared/index.ts';
import { periodText } from '../explanation/period-text.ts';
import type { KnownPerson } from '../known-person.ts';

/** What is paid, or what would be; a payment below what is due says so. */
export function amountText(right: RightAnswer, words: Words): string {
  const { say, formats } = words;
  const { standing, paidSatangAMonth: paid, amountSatangAMonth: due } = right;
  if (standing === 'not-entitled') return '';
  if (right.period === 'service') return say('period.service');
  if (standing === 'gets' && paid) {
    const amount = say('rights.amount', { baht: formats.baht(paid) });
    return due !== null && paid < due
      ? `${amount} (${say('rights.less', { baht: formats.baht(due) })})`
      : amount;
  }
  return dueText(right, words);
}

/** What is due, for as long as one amount stands. */
function dueText({ amountSatang, period, amountSatangAMonth }: RightAnswer, words: Words): string {
  if (amountSatang !== null) return periodText(amountSatang, period, words);
  if (amountSatangAMonth !== null) return periodText(amountSatangAMonth, 'month', words);
  return words.say('rights.no-amount');
}

/** The one thing that decides, in plain words: an exception, a condition, or whose the shared right is. */
export function reasonText({ standing, reason }: RightAnswer, { say, pick }: Words): string {
  const text = reason.text ? pick(reason.text) : '';
  const isPaid = standing === 'gets';
  switch (reason.kind) {
    case 'no-version':
      return say('rights.no-version');
    case 'held-by-other':
      return say('why.holder.is-not');
    case 'exception':
      return say('rights.by-exception', { reason: text });
    case 'all-passed':
      return say('rights.all-passed', { count: reason.conditions });
    case 'fails':
      return say(isPaid ? 'rights.paid-anyway' : 'rights.fails', { reason: text });
    case 'lacks':
      return say(isPaid ? 'rights.paid-unsure' : 'rights.lacks', { reason: text });
    case 'none':
      return '';
  }
}

/** Names of the facts that are missing, as the person's own facts are called. */
export function missingText({ missing }: RightAnswer, facts: KnownPerson['facts'], words: Words): string {
  const names = missing.map((id) => {
    const fact = facts.find((one) => one.fact === id);
    return fact ? words.pick(fact.label) : id;
  });
  return names.length > 0 ? words.say('why.missing', { facts: words.formats.list(names) }) : '';
}
