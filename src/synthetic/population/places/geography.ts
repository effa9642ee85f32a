import { cumulative, runningSums, type Stream, streamOf, sumOf, unit } from '../../random.ts';
import type { SyntheticCountry, SyntheticPlace, SyntheticStatistics } from '../../settings/index.ts';

/** A village and how many registered people it should get. */
export type VillageQuota = Readonly<{ code: string; people: number }>;

/** A province, its villages in order of code, and whether it is filled to its true density. */
export type Territory = Readonly<{
  province: string;
  people: number;
  isDense: boolean;
  villages: readonly VillageQuota[];
}>;

/** Where those go who leave their register. */
export type Destinations = Readonly<{
  /** A village in another province that gains people. */
  drawElsewhere: (stream: Stream, province: string) => string;
  /** A village of the same district. */
  drawNearby: (stream: Stream, village: string) => string;
  isGaining: (province: string) => boolean;
}>;

/** What to populate. */
export type PopulationOrder = Readonly<{ people: number; provinces: readonly string[] | undefined }>;

type Subdistrict = Readonly<{ code: string; people: number; villages: readonly string[] }>;

/** Lays out how many people each village gets. */
export function layOutTerritories(country: SyntheticCountry, order: PopulationOrder): Territory[] {
  const subdistricts = subdistrictsOf(country.places(), country.statistics());
  return provinceShares(country, order).map(({ province, people, isDense }) => {
    const inside = subdistricts.filter(({ code }) => code.startsWith(province));
    return { province, people, isDense, villages: villageQuotas(inside, people) };
  });
}

/** The places that take in people from elsewhere. */
export function openDestinations(country: SyntheticCountry): Destinations {
  const statistics = country.statistics();
  const subdistricts = subdistrictsOf(country.places(), statistics);
  const gains = statistics.population.residence.map(
    ({ province, thaiResidents2023, shareLivingElsewhere2023 }) => {
      const registered = registeredOf(statistics, province);
      const staying = registered * (1 - shareLivingElsewhere2023.value);
      return { province, gain: Math.max(0, thaiResidents2023.value - staying - registered * 0.02) };
    },
  );
  const provinceSums = runningSums(gains.map(({ gain }) => gain));
  const inProvince = grouped(subdistricts, (code) => code.slice(0, 2));
  const inDistrict = grouped(subdistricts, (code) => code.slice(0, 4));
  const drawElsewhere = (stream: Stream, home: string): string => {
    const drawn = gains[cumulative(stream, provinceSums)]?.province ?? home;
    if (drawn === home) return drawElsewhere(stream, home);
    return drawVillage(stream, inProvince.get(drawn));
  };
  return {
    drawElsewhere,
    drawNearby: (stream, village) => drawVillage(stream, inDistrict.get(village.slice(0, 4))),
    isGaining: (province) => gains.some((each) => each.province === province && each.gain > 0),
  };
}

type Group = Readonly<{ subdistricts: readonly Subdistrict[]; sums: readonly number[] }>;

function grouped(subdistricts: readonly Subdistrict[], keyOf: (code: string) => string): Map<string, Group> {
  const groups = Map.groupBy(subdistricts, ({ code }) => keyOf(code));
  return new Map(
    [...groups].map(([key, inside]) => [
      key,
      { subdistricts: inside, sums: runningSums(inside.map(({ people }) => people)) },
    ]),
  );
}

function drawVillage(stream: Stream, group: Group | undefined): string {
  const subdistrict = group?.subdistricts[cumulative(stream, group.sums)];
  const villages = subdistrict?.villages ?? [];
  return villages[Math.floor(unit(stream) * villages.length)] ?? '';
}

function subdistrictsOf(places: readonly SyntheticPlace[], statistics: SyntheticStatistics): Subdistrict[] {
  const inForce = places.filter(({ level, retired }) => level === 'village' && !retired);
  const villages = Map.groupBy(inForce, ({ parent }) => parent ?? '');
  return statistics.population.subdistricts2021
    .map(({ area, total }) => ({
      code: area,
      people: total.value,
      villages: (villages.get(area) ?? []).map(({ code }) => code).toSorted(),
    }))
    .filter((each) => each.villages.length > 0)
    .toSorted((one, other) => (one.code < other.code ? -1 : 1));
}

/** The register of a province in its latest year that all provinces have. */
function registeredOf({ population }: SyntheticStatistics, province: string): number {
  const years = population.provinces.filter(({ area, year }) => area === province && year <= 2023);
  return years.toSorted((one, other) => other.year - one.year)[0]?.total.value ?? 0;
}

type ProvinceShare = Readonly<{ province: string; people: number; isDense: boolean }>;

function provinceShares(country: SyntheticCountry, order: PopulationOrder): ProvinceShare[] {
  const statistics = country.statistics();
  const codes = statistics.population.residence.map(({ province }) => province).toSorted();
  const all = codes.map((province) => ({ province, registered: registeredOf(statistics, province) }));
  if (order.provinces) {
    return proportional(
      all.filter(({ province }) => order.provinces?.includes(province)),
      order.people,
    );
  }
  const { denseProvinces, denseShareWhenSmall } = country.synthetic;
  const dense = all.filter(({ province }) => denseProvinces.includes(province));
  const inDense = sumOf(dense.map(({ registered }) => registered));
  const full = Math.min(inDense, Math.round(order.people * denseShareWhenSmall));
  const thin = all.filter(({ province }) => !denseProvinces.includes(province));
  const shares = [...proportional(dense, full), ...proportional(thin, order.people - full)];
  return shares.toSorted((one, other) => (one.province < other.province ? -1 : 1));
}

function proportional(
  provinces: readonly Readonly<{ province: string; registered: number }>[],
  people: number,
): ProvinceShare[] {
  const weights = provinces.map(({ registered }) => registered);
  const parts = apportion(weights, people);
  return provinces.map(({ province, registered }, index) => {
    const part = parts[index] ?? 0;
    return { province, people: part, isDense: part > registered * 0.3 };
  });
}

/** Villages of a subdistrict differ in size; by how much is told by their number alone. */
function villageQuotas(subdistricts: readonly Subdistrict[], people: number): VillageQuota[] {
  const villages = subdistricts.flatMap((subdistrict) =>
    subdistrict.villages.map((code) => {
      const size = 0.5 + unit(streamOf(Number(code)));
      return { code, weight: (subdistrict.people / subdistrict.villages.length) * size };
    }),
  );
  const parts = apportion(
    villages.map(({ weight }) => weight),
    people,
  );
  return villages.map(({ code }, index) => ({ code, people: parts[index] ?? 0 }));
}

/** Splits a whole number by weight, so that the parts add up to it. */
function apportion(weights: readonly number[], whole: number): number[] {
  const total = sumOf(weights);
  let given = 0;
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    const until = Math.round((sum / total) * whole);
    const part = until - given;
    given = until;
    return part;
  });
}
