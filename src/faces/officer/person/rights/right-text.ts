import type { RightAnswer } from '../../../../contract/index.ts';
import type { Words } from '../../../shared/index.ts';
import { periodText } from '../explanation/period-text.ts';

/** What is paid, or what would be; a payment below what is due says so. */
export function amountText(right: RightAnswer, words: Words): string {
  const { say, formats } = words;
  const { standing, paidSatangAMonth: paid, amountSatangAMonth: due } = right;
  if (standing === 'not-entitled') return '';
  if (right.explanation.period === 'service') return say('period.service');
  if (standing === 'gets' && paid) {
    const amount = say('rights.amount', { baht: formats.baht(paid) });
    return due !== null && paid < due
      ? `${amount} (${say('rights.less', { baht: formats.baht(due) })})`
      : amount;
  }
  return dueText(right, words);
}

/** What is due, for as long as one amount stands. */
function dueText({ explanation, amountSatangAMonth }: RightAnswer, words: Words): string {
  const { amountSatang, period } = explanation;
  if (amountSatang !== null) return periodText(amountSatang, period, words);
  if (amountSatangAMonth !== null) return periodText(amountSatangAMonth, 'month', words);
  return words.say('rights.no-amount');
}

/** The one thing that decides, in plain words: an exception, a condition, or whose the shared right is. */
export function reasonText({ standing, explanation }: RightAnswer, { say, pick }: Words): string {
  const { conditions, exceptions, answer, holder } = explanation;
  if (!explanation.version) return say('rights.no-version');
  if (answer === 'eligible' && holder?.isHolder === false) return say('why.holder.is-not');
  const decided = exceptions.find(({ decides }) => decides);
  if (decided) return say('rights.by-exception', { reason: pick(decided.text) });
  if (answer === 'eligible') return say('rights.all-passed', { count: conditions.length });
  const outcomeOf = (outcome: 'failed' | 'unknown') => conditions.find((one) => one.outcome === outcome);
  const failed = outcomeOf('failed');
  const reason = failed ?? outcomeOf('unknown') ?? exceptions.find(({ outcome }) => outcome === 'unknown');
  if (!reason) return '';
  if (standing === 'gets') {
    return say(failed ? 'rights.paid-anyway' : 'rights.paid-unsure', { reason: pick(reason.text) });
  }
  return say(failed ? 'rights.fails' : 'rights.lacks', { reason: pick(reason.text) });
}
