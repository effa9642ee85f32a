import { problem } from '../../../base/errors/index.ts';
import { CLAIM_SOURCE, type Dispute } from '../../../base/ledger/index.ts';
import type { FactEntry } from '../../../stages/profiles/index.ts';
import type { Reading } from '../../lookup/index.ts';
import { choicesOf, type FactValue, wordsOf } from '../facts/index.ts';
import { claimSubject } from './claim-subject.ts';
import { readClaimedValue } from './claimed-value.ts';
import type { DisputeSubject, ShownValue } from './dispute-subject.ts';

/** What a dispute is about. */
export function subjectOf(
  reading: Reading,
  { fact, source, said }: Pick<Dispute, 'fact' | 'source' | 'said'>,
): DisputeSubject {
  if (source === CLAIM_SOURCE) return claimSubject(reading, said);
  const entry = reading.facts.find((one) => one.fact === fact);
  const contract = reading.country.contracts.find(({ id }) => id === source);
  const unnamed = { th: fact, en: fact };
  return {
    label: entry?.label ?? unnamed,
    source: contract?.title ?? unnamed,
    agency: contract?.agency.name ?? unnamed,
    type: entry?.type ?? 'text',
    unit: entry?.unit ?? null,
    choices: choicesOf(reading, fact),
    show: (text) => shownValue(reading, entry, text),
    read: (text) => {
      if (!entry) throw problem('FACT_NOT_DISPUTABLE');
      return readClaimedValue(reading, entry, text);
    },
    now: (profile) => {
      const cell = profile[fact] || null;
      return cell === null ? null : String(cell);
    },
  };
}

function shownValue(reading: Reading, entry: FactEntry | undefined, text: string | null): ShownValue {
  if (text === null || !entry) return { value: text, words: null };
  return { value: typedValue(entry, text), words: wordsOf(reading, entry.fact, text) };
}

function typedValue({ type }: FactEntry, text: string): FactValue {
  if (type === 'boolean') return text === 'true';
  return type === 'money' || type === 'integer' ? Number(text) : text;
}
