import type { Viewer } from '../../../../base/access/index.ts';
import type { ClaimHospital } from '../../../../base/claim/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import type { OverviewQuestion } from '../../../../base/ledger/index.ts';
import { type AreaCode, areaLevelOf, isWithin } from '../../../../base/model/index.ts';
import type { RegionScheme } from '../../../../country.ts';

/** Which hospitals a question is about. */
export type HospitalChoice = Readonly<{ province?: string | undefined; hospital?: string | undefined }>;

type Known = Readonly<{ hospitals: readonly ClaimHospital[]; regions: readonly RegionScheme[] }>;

const NOWHERE = 'none';

/** Provinces whose hospitals somebody may see; nothing stands for all, also those of which no province is known. NOT_ALLOWED below a province. */
function provincesOf({ area }: Viewer, regions: readonly RegionScheme[]): readonly AreaCode[] | undefined {
  const level = areaLevelOf(area);
  if (level === 'country') return undefined;
  if (level === 'province') return [area];
  const region = regions.flatMap((scheme) => scheme.regions).find(({ place }) => place.code === area);
  if (region) return region.provinces;
  throw problem('NOT_ALLOWED');
}

/**
 * The hospitals that a question of somebody is about: those of their own area, and of these the chosen. What lies outside is refused, for
 * no claims would be a wrong answer.
 */
export function seenHospitals(
  viewer: Viewer,
  { province, hospital }: HospitalChoice,
  { hospitals, regions }: Known,
): OverviewQuestion['hospitals'] {
  const own = provincesOf(viewer, regions);
  const isIn = (some: readonly AreaCode[]) => (one: ClaimHospital) =>
    some.some((code) => one.province !== null && isWithin(one.province, code));
  const codesIn = (some: readonly AreaCode[]) => hospitals.filter(isIn(some)).map(({ code }) => code);
  if (own && province !== undefined && !own.some((code) => code === province)) throw problem('NOT_ALLOWED');
  if (own && hospital !== undefined && !codesIn(own).includes(hospital)) throw problem('NOT_ALLOWED');
  const placed = hospitals.filter((one) => one.province !== null);
  const inProvince = (code: string) =>
    code === NOWHERE
      ? { except: placed.map((one) => one.code) }
      : { among: placed.filter((one) => one.province === code).map((one) => one.code) };
  const seen = province === undefined ? own && { among: codesIn(own) } : inProvince(province);
  if (hospital === undefined) return seen;
  const fits =
    seen === undefined || ('among' in seen ? seen.among.includes(hospital) : !seen.except.includes(hospital));
  return { among: fits ? [hospital] : [] };
}
