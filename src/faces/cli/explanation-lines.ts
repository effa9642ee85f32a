import { bahtOf } from '../../base/model/index.ts';
import type { PaymentsAnswer, PersonExplanation } from '../../services/lookup/index.ts';
import { tableLines } from './output.ts';

type Condition = PersonExplanation['conditions'][number];
type Asked = Omit<Condition['parts'][number], 'text'>;

const MARKS = { passed: '✓', failed: '✗', unknown: '?' } as const;
const PERIODS = {
  month: 'a month',
  quarter: 'a quarter',
  semester: 'a school term',
  year: 'a year',
  once: 'once',
  service: '',
} as const;
const UNCHECKED = ' (not yet checked against the law)';

/** An explanation for people: the answer, what decided it, every condition with its facts, and the amount. */
export function explanationLines(explained: PersonExplanation): string[] {
  const { title, on, answer, holder, since, missing, decidedBy } = explained;
  return [
    `${title.th} · ${title.en}, on ${on}: ${answer}`,
    ...replayLines(explained),
    ...versionLines(explained),
    ...amountLines(explained),
    ...(holder ? [`   ${holder.text.th}`, `   ${holder.text.en}`] : []),
    ...(since ? [`   since ${since}`] : []),
    ...(missing.length > 0 ? [`   not known: ${missing.join(', ')}`] : []),
    ...(decidedBy === null ? [] : [`   decided by the exception ${decidedBy}`]),
    ...explained.conditions.flatMap(statementLines),
    ...explained.exceptions.flatMap((exception) => [
      ...statementLines(exception).map((line, index) =>
        index === 0 ? `${line} · exception ${exception.rank}: ${exception.says}` : line,
      ),
    ]),
    ...explained.stacking.map((one) => `   with ${one.title.en}: ${one.rule}. ${one.text.en}`),
    ...explained.notChecked.map((text) => `   not checked here: ${text.en}`),
  ];
}

function replayLines({ replay }: PersonExplanation): string[] {
  if (!replay) return [];
  const { asKnownOn, publishedOn, factsAsOf, personThen, othersThen } = replay;
  const others = othersThen.length > 0 ? `, who was then also ${othersThen.join(', ')}` : '';
  return [
    `as known on ${asKnownOn}: published ${publishedOn}, facts of ${factsAsOf ?? 'an unknown day'}, under ${personThen}${others}`,
  ];
}

function versionLines({ version }: PersonExplanation): string[] {
  if (!version) return ['   no version of the programme was in force on this day'];
  return [`   version ${version.id}, in force from ${version.from}${version.to ? ` to ${version.to}` : ''}`];
}

function amountLines({ amount, amountSatang, period }: PersonExplanation): string[] {
  if (!amount) return [];
  const total = amountSatang === null ? [] : [`${bahtOf(amountSatang)} baht ${PERIODS[period]}`];
  return [
    ...total,
    `   ${amount.sentence.th}${amount.verified ? '' : UNCHECKED}`,
    ...(amount.chosen ? [`   chosen: ${amount.chosen.en}`] : []),
    ...askedLines({ ...amount, receives: [] }),
    ...amount.overlays.map((one) => ` ${MARKS[one.outcome]} ${one.text.th}: + ${one.sentence.th}`),
    ...amount.caps.map((cap) => {
      const reached = cap.isReached ? ', reached' : '';
      return `   ${cap.text.th}: ${cap.sentence.th}${reached}`;
    }),
  ];
}

function statementLines(condition: Condition): string[] {
  return [
    ` ${MARKS[condition.outcome]} ${condition.text.th}`,
    `   ${condition.sentence.en}${distanceText(condition)}${condition.verified ? '' : UNCHECKED}`,
    ...askedLines(condition),
    ...condition.parts.flatMap((part) => partLines(part, 1)),
  ];
}

function partLines(part: Condition['parts'][number], depth: number): string[] {
  const indent = '  '.repeat(depth);
  return [
    `   ${indent}${MARKS[part.outcome]} ${part.text.en}${distanceText(part)}`,
    ...part.parts.flatMap((inner) => partLines(inner, depth + 1)),
  ];
}

function askedLines(asked: Pick<Asked, 'facts' | 'households' | 'receives' | 'areas'>): string[] {
  return [
    ...asked.facts.flatMap((fact) => {
      const source = fact.source ? ` (${fact.source}, ${fact.asOf})` : '';
      const doubt = fact.doubt
        ? [
            `       ${fact.doubt.why.th}`,
            `       ${fact.doubt.why.en} ${fact.doubt.others.map((one) => `${one.source}: ${one.value ?? 'not known'}`).join(', ')}`,
          ]
        : [];
      return [`     ${fact.label.en}: ${fact.value ?? 'not known'}${source}`, ...doubt];
    }),
    ...asked.households.map(({ title, members, counted, open }) => {
      if (members === null) return `     no register tells of the ${title.en}`;
      const unsure = open > 0 ? `, ${open} cannot be told` : '';
      return `     ${counted} of ${members} members of the ${title.en}${unsure}`;
    }),
    ...asked.receives.map(({ programme, as }) => `     ${as}: see ${programme}`),
    ...asked.areas.map(
      ({ level, area, value }) => `     ${level} ${area ?? 'not known'}: ${value?.en ?? 'not told'}`,
    ),
  ];
}

/** Satang are read as baht; the rest as they are. */
function distanceText({ distance }: Pick<Asked, 'distance'>): string {
  if (!distance || distance.margin === 0) return '';
  const size = Math.abs(distance.unit === 'satang' ? bahtOf(distance.margin) : distance.margin);
  const unit = distance.unit === 'satang' ? 'baht' : distance.unit === 'count' ? '' : distance.unit;
  return ` [${size.toLocaleString('en-US')}${unit ? ` ${unit}` : ''} ${distance.margin > 0 ? 'inside' : 'outside'}]`;
}

/** Payments for people: a line a month, then what it makes. */
export function paymentLines({ title, months, firstKnown, ...totals }: PaymentsAnswer): string[] {
  const baht = (satang: number | null) => (satang === null ? '?' : bahtOf(satang));
  return [
    `${title.th} · ${title.en}`,
    ...tableLines([
      ['month', 'due as known then', 'due as known now', 'paid', 'difference', 'state', 'because'],
      ...months.map((month) => [
        month.month.slice(0, 7),
        baht(month.dueThenSatang),
        baht(month.dueNowSatang),
        baht(month.paidSatang),
        baht(month.differenceSatang),
        month.state,
        month.because ?? '',
      ]),
    ]),
    `paid too much ${bahtOf(totals.overpaidSatang)} baht, too little ${bahtOf(totals.underpaidSatang)} baht, ${totals.monthsNotKnown} months cannot be told`,
    ...(firstKnown
      ? [`the oldest set of data here is of ${firstKnown}; what was known before cannot be told`]
      : []),
  ];
}
