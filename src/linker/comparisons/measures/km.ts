import { dialect, type Sql, sql } from '../../../base/lake/index.ts';

/** Mean radius of the Earth. */
const EARTH_KM = 6371.0088;
const HALF_RADIANS = Math.PI / 360;
export const HIGHEST_LATITUDE = 90;
export const HIGHEST_LONGITUDE = 180;

/** Both records' latitudes and longitudes in degrees, and how far apart they may be. */
export type KmTest<Degrees> = Readonly<{
  latitude: Readonly<{ left: Degrees; right: Degrees }>;
  longitude: Readonly<{ left: Degrees; right: Degrees }>;
  atMost: number;
}>;

/**
 * Whether two places are at most so far apart on the globe. Latitudes too far apart say no at once; places that are not on the globe
 * are not known. Compared as haversines, which saves the arcs.
 */
export function kmSql({ latitude, longitude, atMost }: KmTest<Sql>): Sql {
  const [y1, y2] = [latitude.left, latitude.right].map((text) => dialect.numberOf(text, HIGHEST_LATITUDE));
  const [x1, x2] = [longitude.left, longitude.right].map((text) => dialect.numberOf(text, HIGHEST_LONGITUDE));
  if (!y1 || !y2 || !x1 || !x2) return sql`null`;
  const half = dialect.double(HALF_RADIANS);
  const radians = dialect.double(2 * HALF_RADIANS);
  const across = sql`cos(${y1} * ${radians}) * cos(${y2} * ${radians}) * pow(sin((${x1} - ${x2}) * ${half}), 2)`;
  const haversine = sql`pow(sin((${y1} - ${y2}) * ${half}), 2) + ${across}`;
  return sql`case
    when abs(${y1} - ${y2}) > ${dialect.double(latitudeLimit(atMost))} then false
    else ${haversine} <= ${dialect.double(haversineLimit(atMost))}
  end`;
}

/** As `kmSql`, for one pair. */
export function withinKm({ latitude, longitude, atMost }: KmTest<number | null>): boolean | null {
  const [y1, y2] = [onGlobe(latitude.left, HIGHEST_LATITUDE), onGlobe(latitude.right, HIGHEST_LATITUDE)];
  const [x1, x2] = [onGlobe(longitude.left, HIGHEST_LONGITUDE), onGlobe(longitude.right, HIGHEST_LONGITUDE)];
  if (y1 === null || y2 === null) return null;
  if (Math.abs(y1 - y2) > latitudeLimit(atMost)) return false;
  if (x1 === null || x2 === null) return null;
  const radians = 2 * HALF_RADIANS;
  const across = Math.cos(y1 * radians) * Math.cos(y2 * radians) * Math.sin((x1 - x2) * HALF_RADIANS) ** 2;
  return Math.sin((y1 - y2) * HALF_RADIANS) ** 2 + across <= haversineLimit(atMost);
}

function onGlobe(degrees: number | null, highest: number): number | null {
  return degrees !== null && Math.abs(degrees) <= highest ? degrees : null;
}

/** A little more than the latitudes can differ, so that rounding never says no to what is within. */
function latitudeLimit(km: number): number {
  return (km / EARTH_KM / (2 * HALF_RADIANS)) * (1 + 1e-9) + 1e-12;
}

function haversineLimit(km: number): number {
  return km >= EARTH_KM * Math.PI ? 1 + 1e-9 : Math.sin(km / EARTH_KM / 2) ** 2;
}
