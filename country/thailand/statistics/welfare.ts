import type { AreaCode } from '../../../src/base/model/index.ts';
import { readCsv } from '../csv.ts';
import { type Figure, figureOf, originOf, type Year } from './figure.ts';

export type WelfareIndicator =
  | 'state_welfare_card_holders'
  | 'old_age_allowance_recipients'
  | 'disability_card_holders'
  | 'child_support_grant_children'
  | 'social_security_section33_members'
  | 'farm_holdings'
  | 'work_permit_migrants'
  | 'health_scheme_share_uc'
  | 'health_scheme_share_sss'
  | 'health_scheme_share_csmbs_soe_lao'
  | 'non_thai_share_census_pct';

/** One programme or register's size in one province: a count, or a share where `unit` is percent. */
export type ProvinceWelfare = Readonly<{
  province: AreaCode;
  indicator: WelfareIndicator;
  figure: Figure;
  unit: string;
  year: Year;
}>;

/** Sizes of programmes and registers by province; health schemes are the region's shares, the same in each province. */
export function loadProvinceWelfare(): ProvinceWelfare[] {
  return readCsv(new URL('tables/places/welfare-province.csv', import.meta.url)).map((row) => ({
    province: row.areaCode('province_code'),
    indicator: row.text('indicator') as WelfareIndicator,
    figure: figureOf(row, 'value', originOf(row)),
    unit: row.text('unit'),
    year: row.number('year'),
  }));
}
