import type { Claim, ClaimRegisterContent } from '../../../base/claim/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import type { FileSet } from '../../../filesets/index.ts';

const DAY_MS = 86_400_000;
const DAY_LETTERS = 'YYYY-MM-DD'.length;

/** What a claim tells of somebody's life beside the visit. */
export type LifeFacts = Readonly<{
  diedOn: IsoDate | null;
  /** The first diagnosis of a stay or visit that ended with a death. */
  causeOfDeath: string | null;
  bornOn: IsoDate | null;
  /** A score of daily living, and how dependent it makes somebody. */
  functioning: Readonly<{ score: number; degree: string }> | null;
}>;

/** Reads births, deaths and scores of daily living out of a claim. */
export function lifeFactsOf(
  claim: Claim,
  content: Pick<ClaimRegisterContent, 'birth' | 'death' | 'functioning'>,
  claimFiles: FileSet,
): LifeFacts {
  const diedOn = deathOf(claim, content.death);
  const principal = claim.diagnoses.find(({ type }) => type === content.death.principalType);
  return {
    diedOn,
    causeOfDeath: diedOn === null ? null : (principal?.code ?? null),
    bornOn: birthOf(claim, content.birth),
    functioning: functioningOf(claim, content.functioning, claimFiles),
  };
}

function deathOf({ service }: Claim, death: ClaimRegisterContent['death']): IsoDate | null {
  const said = (codes: readonly string[], code: string | null) => code !== null && codes.includes(code);
  const died =
    said(death.typesOut, service.typeOut) ||
    said(death.dischargeStatuses, service.dischargeStatus) ||
    said(death.dischargeTypes, service.dischargeType);
  return died ? dayIn(service.to ?? service.from) : null;
}

/** Somebody was just born who came within a day of the birth, with a diagnosis that says so. */
function birthOf(
  { patient, service, diagnoses }: Claim,
  { diagnoses: beginnings, withinDays }: ClaimRegisterContent['birth'],
): IsoDate | null {
  const { bornOn } = patient;
  const came = dayIn(service.from);
  if (bornOn === null || came === null) return null;
  const days = (Date.parse(came) - Date.parse(bornOn)) / DAY_MS;
  const saysSo = diagnoses.some(({ code }) => beginnings.some((beginning) => code.startsWith(beginning)));
  return saysSo && days >= 0 && days <= withinDays ? bornOn : null;
}

/** The latest score that was written beside an item. */
function functioningOf(
  { rows }: Claim,
  { file, column, most, degrees }: ClaimRegisterContent['functioning'],
  claimFiles: FileSet,
): LifeFacts['functioning'] {
  const place = claimFiles.byName.get(file)?.positions.get(column) ?? -1;
  const scores = (rows[file] ?? []).flatMap((row) => {
    const text = row[place]?.trim() ?? '';
    return /^\d{1,3}$/.test(text) && Number(text) <= most ? [Number(text)] : [];
  });
  const score = scores.at(-1);
  if (score === undefined) return null;
  const degree = degrees.find(({ upTo }) => score <= upTo);
  return degree ? { score, degree: degree.code } : null;
}

function dayIn(moment: string | null): IsoDate | null {
  return moment === null ? null : (moment.slice(0, DAY_LETTERS) as IsoDate);
}
