import { areaLevelOf, parseAreaCode } from '../../../base/model/index.ts';

const PROVINCE_DIGITS = 2;

type From = Readonly<{ here: string; fromRegion: string | undefined }>;

/** What is remembered of the way from one area to another: the region, on the way into a province and as long as one stays in it. */
export function wayTo(code: string, { here, fromRegion }: From): Readonly<{ fromRegion?: string }> {
  const [to, from] = [parseAreaCode(code), parseAreaCode(here)];
  if (!to || !from || !/^\d/.test(to)) return {};
  if (areaLevelOf(from) === 'region') return { fromRegion: from };
  const isSameProvince = to.slice(0, PROVINCE_DIGITS) === from.slice(0, PROVINCE_DIGITS);
  return fromRegion !== undefined && isSameProvince ? { fromRegion } : {};
}
