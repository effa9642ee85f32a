import { id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { COUNTRY_CODE } from '../../../base/model/index.ts';

/** A region of one of the country's ways of grouping its provinces. */
export type CountedRegion = Readonly<{ code: string; provinces: readonly string[] }>;

/** A local administration: where its office is, and the subdistricts and villages that belong to it. */
export type CountedLocal = Readonly<{ code: string; parent: string; members: readonly string[] }>;

/** Areas beside the official ones. */
export type SideAreas = Readonly<{ regions: readonly CountedRegion[]; locals: readonly CountedLocal[] }>;

/** Where people stand whom no register places, down to a village, so that every parent is the sum of its children. */
export const UNPLACED = { province: '00', district: '0000', subdistrict: '000000', village: '00000000' };

/** The number of what lies in no listed village of a subdistrict. */
const NO_VILLAGE = '00';

const DEPTHS = ['country', 'region', 'province', 'district', 'local', 'subdistrict', 'village'];

/** Every area that can be counted, numbered so that those of one level and one parent stand together. */
export function areas({ regions, locals }: SideAreas): SqlStep {
  const side = [
    ...regions.map(({ code }) => row(code, 'region', COUNTRY_CODE)),
    ...locals.map(({ code, parent }) => row(code, 'local', parent)),
    row(UNPLACED.province, 'province', COUNTRY_CODE),
    row(UNPLACED.district, 'district', UNPLACED.province),
    row(UNPLACED.subdistrict, 'subdistrict', UNPLACED.district),
    row(UNPLACED.village, 'village', UNPLACED.subdistrict),
  ];
  const depth = DEPTHS.map((level, place) => sql`when ${literal(level)} then ${literal(place)}`);
  return {
    table: 'areas',
    select: sql`
      with present as (
        select code, level, parent from places.places where not retired
      ),
      area as (
        select code, level, parent from present
        union all
        select subdistrict.code || ${NO_VILLAGE}, 'village', subdistrict.code
        from present as subdistrict
        where subdistrict.level = 'subdistrict'
          and subdistrict.code || ${NO_VILLAGE} not in (select code from present)
        union all
        select code, level, parent from (values ${join(side)}) as side(code, level, parent)
      )
      select
        cast(row_number() over (order by case level ${join(depth, ' ')} end, parent, code) as integer) as area_no,
        code,
        level,
        parent
      from area`,
  };
}

function row(code: string, level: string, parent: string): Sql {
  return sql`(${literal(code)}, ${literal(level)}, ${literal(parent)})`;
}

/** Every area's number beside that of the area above it; provinces also lie in regions, villages in local administrations. */
export function areaParents({ regions, locals }: SideAreas): SqlStep {
  const inRegions = regions.flatMap(({ code, provinces }) =>
    provinces.map((province) => pair(province, code)),
  );
  const inLocals = locals.flatMap(({ code, members }) => members.map((member) => pair(member, code)));
  return {
    table: 'area_parents',
    select: sql`
      select child.area_no, parent.area_no as parent_no, parent.level as parent_level
      from areas as child
      join areas as parent on parent.code = child.parent and child.level not in ('region', 'local')
      union all
      select child.area_no, parent.area_no, parent.level
      from (${pairs(inRegions)}) as member
      join areas as child on child.code = member.child
      join areas as parent on parent.code = member.parent
      union all
      select distinct area_no, parent_no, parent_level
      from (
        ${villagesOf(inLocals, sql`child.code`)}
        union all
        ${villagesOf(inLocals, sql`substr(child.code, 1, 6)`)}
      ) as village`,
  };
}

/** The villages whose own code, or that of their subdistrict, is listed as a member. */
function villagesOf(members: readonly Sql[], code: Sql): Sql {
  return sql`select child.area_no, parent.area_no as parent_no, parent.level as parent_level
        from (${pairs(members)}) as member
        join areas as child on child.level = 'village' and ${code} = member.child
        join areas as parent on parent.code = member.parent`;
}

function pair(child: string, parent: string): Sql {
  return sql`(${literal(child)}, ${literal(parent)})`;
}

function pairs(rows: readonly Sql[]): Sql {
  return rows.length === 0
    ? sql`select cast(null as varchar) as child, cast(null as varchar) as parent where false`
    : sql`select child, parent from (values ${join(rows)}) as listed(child, parent)`;
}

/** The village in force under every code that a village ever had; a subdistrict with 00 behind it stands for its rest. */
export function presentVillages(): SqlStep {
  return {
    table: 'present_villages',
    select: sql`
      select area.code as raw, area.area_no, area.code
      from areas as area
      where area.level = 'village'
      union all
      select former.raw, area.area_no, area.code
      from (
        select code as raw, successor from places.places where retired and level = 'village'
        union all
        select code || ${NO_VILLAGE}, successor || ${NO_VILLAGE} from places.places where retired and level = 'subdistrict'
      ) as former
      join areas as area on area.level = 'village' and area.code = former.successor
      where former.raw not in (select code from areas where level = 'village')`,
  };
}

/** Joins `of.raw` to the village it is counted in: its own, else the rest of its subdistrict; both may be missing. */
export function joinVillage(of: string): Sql {
  const raw = id(`${of}.raw`);
  return sql`
      left join present_villages as here on here.raw = ${raw}
      left join present_villages as around on around.raw = substr(${raw}, 1, 6) || ${NO_VILLAGE}`;
}

/** The number of the village that `joinVillage` found, or of where the unplaced are counted. */
export function villageNumber(): Sql {
  return sql`coalesce(here.area_no, around.area_no, (select area_no from areas where code = ${UNPLACED.village}))`;
}
