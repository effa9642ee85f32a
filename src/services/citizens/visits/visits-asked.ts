import type { Claim, ClaimScheme, PayerDescription, ToldClaims } from '../../../base/claim/index.ts';
import type { ClaimBook, KeptClaim } from '../../../base/ledger/index.ts';
import type { Text } from '../../../base/model/index.ts';
import type { Self } from '../self.ts';

/** Where claims are kept and opened, what they are called by whom, and how patients are told of them. */
export type VisitsAsked = Readonly<{
  book: Pick<ClaimBook, 'ofPerson' | 'eventsOf' | 'readsOf'> &
    Readonly<{ accounts: Pick<ClaimBook['accounts'], 'hospitalNames'> }>;
  /** The keyed token of a citizen's number, by which their claims are found. */
  tokenOf: (number: string) => Buffer;
  /** Opens what claims say; nothing else of their uploads leaves it. */
  open: (
    kept: readonly KeptClaim[],
  ) => Promise<readonly Readonly<{ kept: KeptClaim; claim: Pick<Claim, OpenedPart> }>[]>;
  schemes: readonly ClaimScheme[];
  payers: readonly PayerDescription[];
  told: ToldClaims;
  /** What a version of an agreement says to citizens, by its hash. */
  agreementOf: (hash: string) => Promise<Readonly<{ id: string; text: Text }> | undefined>;
}>;

/** What of a claim a patient is told from; the rest of it is not looked at. */
export type OpenedPart = 'diagnoses' | 'procedures' | 'drugs' | 'labs';

/** Whose claims are asked for. */
export type Patient = Pick<Self, 'profile' | 'byProxy'>;

/** Everything that hospitals claimed in somebody's name, the latest first; nothing for somebody without a number. */
export async function claimsOf({ book, tokenOf }: VisitsAsked, { profile }: Patient): Promise<KeptClaim[]> {
  const number = profile['pid'];
  return typeof number === 'string' && number !== '' ? await book.ofPerson(tokenOf(number)) : [];
}

/** What hospitals are called: as their accounts say, else by their codes. */
export async function hospitalsOf(
  { book }: VisitsAsked,
  claims: readonly Readonly<{ hospital: string }>[],
): Promise<(hospital: string) => Text> {
  const names = await book.accounts.hospitalNames([...new Set(claims.map(({ hospital }) => hospital))]);
  return (hospital) => {
    const name = names.get(hospital);
    return name
      ? { th: name, en: name }
      : { th: `โรงพยาบาลรหัส ${hospital}`, en: `the hospital with the code ${hospital}` };
  };
}
