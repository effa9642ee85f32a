import type { Viewer } from '../../../../base/access/index.ts';
import { type ClaimContent, type PayerContent, rightTitle } from '../../../../base/claim/index.ts';
import type { ClaimFigures, ClaimOverview, Ledger, OverviewQuestion } from '../../../../base/ledger/index.ts';
import { COUNTRY_CODE, type Text } from '../../../../base/model/index.ts';
import type { Place, RegionScheme } from '../../../../country.ts';
import { type HospitalChoice, seenHospitals } from './seen-hospitals.ts';

/** What figures of claims are made from. */
export type OverviewDesk = Readonly<{
  ledger: Pick<Ledger, 'claimFigures' | 'claims'>;
  claims: ClaimContent;
  payers: PayerContent;
  places: readonly Place[];
  regions: readonly RegionScheme[];
}>;

/** Which claims are wanted, as an address says it. */
export type OverviewChoice = HospitalChoice &
  Pick<OverviewQuestion, 'payer' | 'month' | 'code' | 'standing' | 'wait'> &
  Readonly<{ right?: string | undefined }>;

const DAY_MS = 86_400_000;
const TENTHS = 10;

/** Claims of the hospitals somebody may see, counted; NOT_ALLOWED for an area that is smaller than a province. */
export async function readClaimsOverview(desk: OverviewDesk, viewer: Viewer, choice: OverviewChoice) {
  const { claims, payers, places, regions } = desk;
  const { province, hospital, right, ...asked } = choice;
  const hospitals = seenHospitals(viewer, { province, hospital }, { hospitals: claims.hospitals, regions });
  const paid = claims.schemes.flatMap(({ id, payer }) => (payer === null ? [] : [{ scheme: id, payer }]));
  const told = await desk.ledger.claimFigures.overview({ ...asked, hospitals, scheme: right, payers: paid });
  const placeOf = namesOfPlaces(places, regions);
  const seen = seenProvinces(viewer, desk);
  return {
    asOf: told.at.toISOString(),
    changedAt: told.changedAt?.toISOString() ?? null,
    area: placeOf(viewer.area),
    choices: {
      provinces: seen.map(placeOf),
      rights: claims.schemes.map(({ id, title }) => ({ id, title })),
      payers: payers.payers.map(({ id, title }) => ({ id, title })),
    },
    total: toFigures(told.total),
    hospitals: await nameHospitals(desk, told.hospitals, placeOf),
    rights: told.schemes.map(({ scheme, ...figures }) => ({
      right: scheme,
      title: rightTitle(claims, scheme),
      ...toFigures(figures),
    })),
    months: told.months.map(({ month, ...figures }) => ({ month, ...toFigures(figures) })),
    codes: told.codes.map((row) => {
      const {
        kind = null,
        title = null,
        guide = null,
      } = claims.errorCodes.find(({ code }) => code === row.code) ?? {};
      return { ...row, kind, title, guide };
    }),
    codesNote: claims.errorCodesNote,
    backlog: toBacklog(told),
  };
}

/** The provinces in which somebody sees hospitals. */
function seenProvinces({ area }: Viewer, { claims, regions }: OverviewDesk): string[] {
  const region = regions.flatMap((scheme) => scheme.regions).find(({ place }) => place.code === area);
  const provinces = [...new Set(claims.hospitals.flatMap(({ province }) => province ?? []))].toSorted();
  return provinces.filter(
    (code) => area === COUNTRY_CODE || code === area || region?.provinces.includes(code),
  );
}

type PlaceName = (code: string) => Readonly<{ code: string; name: Text }>;

function namesOfPlaces(places: readonly Place[], regions: readonly RegionScheme[]): PlaceName {
  const all = [...places, ...regions.flatMap((scheme) => scheme.regions.map(({ place }) => place))];
  const names = new Map<string, Text>(
    all.map(({ code, nameTh, nameEn }) => [code, { th: nameTh, en: nameEn }]),
  );
  return (code) => ({ code, name: names.get(code) ?? { th: code, en: code } });
}

/** Hospitals with the most claims first; one that the country does not know is called as its accounts are. */
async function nameHospitals(
  { ledger, claims }: OverviewDesk,
  rows: ClaimOverview['hospitals'],
  placeOf: PlaceName,
) {
  const known = new Map(claims.hospitals.map((one) => [one.code, one]));
  const strangers = rows.map(({ hospital }) => hospital).filter((code) => !known.has(code));
  const told = await ledger.claims.accounts.hospitalNames(strangers);
  const byClaims = rows.toSorted(
    (one, other) => other.claims - one.claims || (one.hospital < other.hospital ? -1 : 1),
  );
  return byClaims.map(({ hospital, ...figures }) => {
    const { name, province = null } = known.get(hospital) ?? {};
    const account = told.get(hospital);
    return {
      hospital,
      name: name ?? (account ? { th: account, en: account } : null),
      province: province === null ? null : placeOf(province),
      ...toFigures(figures),
    };
  });
}

function toFigures({ claims, chargedSatang, ...standing }: ClaimFigures) {
  return { claims, chargedSatang, standing };
}

function toBacklog({ at, backlog }: ClaimOverview) {
  const daysSince = (moment: Date) =>
    Math.round(((at.getTime() - moment.getTime()) / DAY_MS) * TENTHS) / TENTHS;
  return backlog.map(({ wait, payer, claims, oldest, half, nearlyAll }) => ({
    wait,
    payer,
    claims,
    oldestAt: oldest.toISOString(),
    oldestDays: daysSince(oldest),
    halfDays: daysSince(half),
    nearlyAllDays: daysSince(nearlyAll),
  }));
}
