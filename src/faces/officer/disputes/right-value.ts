import type { OpenedDisputeAnswer } from '../../../contract/index.ts';

const SATANG_A_BAHT = 100;
/** No year of the Common era that anybody was born in is as late. */
const FIRST_BUDDHIST_YEAR = 2400;
const ERAS_APART = 543;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

type Fact = Pick<OpenedDisputeAnswer, 'type'>;

/** What the citizen says, as a steward would write it. */
export function writtenValue({ type, wants }: Pick<OpenedDisputeAnswer, 'type' | 'wants'>): string {
  if (wants.value === null) return '';
  return type === 'money' && typeof wants.value === 'number'
    ? String(wants.value / SATANG_A_BAHT)
    : String(wants.value);
}

/** What a steward wrote, as the API takes it: money in satang, a year of either era; nothing when it cannot be read. */
export function readRightValue({ type }: Fact, text: string): string | undefined {
  const written = text.trim();
  if (written === '') return undefined;
  if (type === 'date') return readDate(written);
  if (type !== 'money' && type !== 'integer') return written;
  const number = Number(written.replaceAll(',', ''));
  if (!Number.isFinite(number)) return undefined;
  return String(Math.round(type === 'money' ? number * SATANG_A_BAHT : number));
}

function readDate(written: string): string | undefined {
  const [, year = '', month = '', day = ''] = DATE.exec(written) ?? [];
  if (year === '') return undefined;
  const inForce = Number(year) >= FIRST_BUDDHIST_YEAR ? Number(year) - ERAS_APART : Number(year);
  return `${String(inForce).padStart(4, '0')}-${month}-${day}`;
}
