import { z } from 'zod';
import type { ClaimKind } from '../../../base/claim/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { KeptClaim } from '../../../base/ledger/index.ts';
import type { Text } from '../../../base/model/index.ts';
import { writeDate } from '../../../stages/entitlements/index.ts';
import type { Reading } from '../../lookup/index.ts';
import type { DisputeSubject, ShownValue } from './dispute-subject.ts';

const textSchema = z.object({ th: z.string(), en: z.string() });
const saidSchema = z.object({
  hospital: textSchema,
  kind: z.enum(['OP', 'IP']),
  day: z.string().nullable(),
  right: textSchema.nullable(),
});
type SaidClaim = z.infer<typeof saidSchema>;

/** What a claim said when it was disputed, as it is kept: where and when, and nothing of what was done. */
export function saidOfClaim(
  { kind, serviceDay }: Pick<KeptClaim, 'kind' | 'serviceDay'>,
  { hospital, right }: Readonly<{ hospital: Text; right: Text | null }>,
): string {
  const said: SaidClaim = { hospital, kind, day: serviceDay, right };
  return JSON.stringify(said);
}

/** A claim as something that is said to be wrong: patients choose how, and stewards answer by the same words. */
export function claimSubject({ country }: Pick<Reading, 'country'>, said: string | null): DisputeSubject {
  const told = country.toldClaims();
  const claim = readSaid(said);
  const choices = told.wrongs.map(({ id, title }) => ({ value: id, words: title }));
  return {
    label: claim ? labelOf(told.kinds, claim) : told.source,
    source: told.source,
    agency: agencyOfClaims({ country }),
    type: 'text',
    unit: null,
    choices,
    show: (text) => {
      if (text === null) return { value: null, words: null };
      if (claim && text === said) return shownClaim(claim);
      return { value: text, words: choices.find(({ value }) => value === text)?.words ?? null };
    },
    read: (text) => {
      if (text !== null && !choices.some(({ value }) => value === text))
        throw problem('DISPUTE_VALUE_UNREADABLE');
      return text;
    },
    now: () => said,
  };
}

/** The agency that answers for claims, as its registers name it. */
export function agencyOfClaims({ country }: Pick<Reading, 'country'>): Text {
  const { agency } = country.toldClaims();
  return country.contracts.find((one) => one.agency.id === agency)?.agency.name ?? { th: agency, en: agency };
}

function readSaid(said: string | null): SaidClaim | undefined {
  return said === null ? undefined : saidSchema.parse(JSON.parse(said));
}

function labelOf(kinds: Readonly<Record<ClaimKind, Text>>, { kind, hospital }: SaidClaim): Text {
  return { th: `${kinds[kind].th}: ${hospital.th}`, en: `${kinds[kind].en}: ${hospital.en}` };
}

function shownClaim({ day, right }: SaidClaim): ShownValue {
  const say = (language: 'th' | 'en') =>
    [day && writeDate(day, language), right?.[language]].filter(Boolean).join(' · ');
  return { value: day ?? '', words: { th: say('th'), en: say('en') } };
}
