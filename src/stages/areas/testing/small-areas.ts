import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildStage, type Lake, openLake, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../../base/model/index.ts';
import type { MeasureSettings, ProgrammeName } from '../measures/index.ts';
import type { SideAreas } from '../places/index.ts';
import { type AreaInputs, planAreas } from '../plan.ts';

/** The day that figures of tests stand for. */
export const AS_OF = '2026-09-30' as IsoDate;

const WORD = { th: 'ก', en: 'a' };

/** What measures of tests have in common. */
export const SHOWN = {
  title: WORD,
  definition: WORD,
  layer: 'overview',
  direction: 'neutral',
  over: null,
  countsTheDead: false,
  quality: { verified: false },
  suppression: 'small-counts',
  publish: 'counts',
} as const;

/** The secret of tests. */
export const SECRET = 'a secret of tests';

/** A roll of the living, and help for whom somebody leaves behind. */
export const PROGRAMMES: readonly ProgrammeName[] = [
  { id: 'old-age-allowance', title: WORD, paidFact: 'old_age_paid_month', period: 'month' },
  { id: 'funeral', title: WORD, paidFact: 'funeral_paid', period: 'once' },
];

/** Two provinces, three districts, three villages; a subdistrict that moved to another district, and its village with it. */
const PLACES = sql`
  select * from (values
    ('TH', 'country', null, false, null), ('17', 'province', 'TH', false, null), ('18', 'province', 'TH', false, null),
    ('1701', 'district', '17', false, null), ('1702', 'district', '17', false, null), ('1801', 'district', '18', false, null),
    ('170101', 'subdistrict', '1701', false, null), ('170201', 'subdistrict', '1702', false, null),
    ('180101', 'subdistrict', '1801', false, null),
    ('17010101', 'village', '170101', false, null), ('17010102', 'village', '170101', false, null),
    ('17020101', 'village', '170201', false, null), ('18010100', 'village', '180101', false, null),
    ('170109', 'subdistrict', '1701', true, '170201'), ('17010901', 'village', '170109', true, '17020101')
  ) as place(code, level, parent, retired, successor)`;

/** Two ways of grouping the provinces, and one local administration of a whole subdistrict and a village. */
export const SIDE: SideAreas = {
  regions: [
    { code: 'R4-ONE', provinces: ['17', '18'] },
    { code: 'R6-ONE', provinces: ['17'] },
    { code: 'R6-TWO', provinces: ['18'] },
  ],
  locals: [{ code: 'L01', parent: '1701', members: ['170101', '17020101'] }],
};

/** What tests count. */
export const MEASURES: MeasureSettings = {
  measures: [
    { id: 'people', ...SHOWN, counts: { kind: 'everyone' } },
    { id: 'poor_people', ...SHOWN, counts: { kind: 'poverty', column: 'poor' } },
    { id: 'poor_households', ...SHOWN, counts: { kind: 'households', poor: true } },
    { id: 'missing_out', ...SHOWN, counts: { kind: 'gap', gap: 'missing-out' } },
    {
      id: 'missing_out_satang_month',
      ...SHOWN,
      publish: 'sums',
      counts: { kind: 'gap-money', gap: 'missing-out' },
    },
    { id: 'target_poor:health', ...SHOWN, counts: { kind: 'dimension', dimension: 'health' } },
    { id: 'bed_bound', ...SHOWN, counts: { kind: 'fact', fact: 'adl_group', is: ['bed-bound'] } },
    {
      id: 'deprived:small:2',
      ...SHOWN,
      counts: { kind: 'deprived', set: 'small', indicator: 2, among: 'judged' },
    },
    { id: 'need:bed', ...SHOWN, counts: { kind: 'need', need: 'bed', is: 'needed' } },
    { id: 'need_open:bed', ...SHOWN, counts: { kind: 'need', need: 'bed', is: 'cannot-tell' } },
    { id: 'need:carer', ...SHOWN, counts: { kind: 'need', need: 'carer', is: 'needed' } },
    { id: 'need_open_gap:carer', ...SHOWN, counts: { kind: 'need', need: 'carer', is: 'not-given' } },
    { id: 'need_hours:carer', ...SHOWN, counts: { kind: 'need-quantity', need: 'carer' } },
    { id: 'score:small', ...SHOWN, counts: { kind: 'score', set: 'small', among: 'poor' } },
    { id: 'poor_by:small', ...SHOWN, counts: { kind: 'poor-by', set: 'small' } },
    { id: 'judged:small', ...SHOWN, counts: { kind: 'judged', set: 'small' } },
    { id: 'answered:small:1', ...SHOWN, counts: { kind: 'answered', set: 'small', indicator: 1 } },
    {
      id: 'deprived_households:health',
      ...SHOWN,
      counts: { kind: 'deprived-households', set: 'small', dimension: 'health', among: 'judged' },
    },
    {
      id: 'fragile_households:first',
      ...SHOWN,
      counts: { kind: 'in-state-households', state: 'fragile', rule: 'first' },
    },
    { id: 'fragile_people:first', ...SHOWN, counts: { kind: 'in-state', state: 'fragile', rule: 'first' } },
    { id: 'money_poor_people', ...SHOWN, counts: { kind: 'in-state', state: 'money-poor' } },
    { id: 'no_card_in_household', ...SHOWN, counts: { kind: 'poverty', column: 'no_card_in_household' } },
    {
      id: 'open:small:1',
      ...SHOWN,
      counts: { kind: 'deprived', set: 'small', indicator: 1, among: 'answered' },
    },
  ],
  perProgramme: [
    { id: 'receiving:{id}', ...SHOWN, counts: { kind: 'paid', programme: '{id}' } },
    { id: 'missing_out:{id}', ...SHOWN, counts: { kind: 'gap', gap: 'missing-out', programme: '{id}' } },
    {
      id: 'paid_after_death:{id}',
      ...SHOWN,
      countsTheDead: true,
      publish: 'no',
      periods: ['month'],
      counts: { kind: 'gap', gap: 'paid-after-death', programme: '{id}' },
    },
  ],
  stages: [
    { id: 'early-child', title: WORD, fromYears: 0, toYears: 5 },
    { id: 'older', title: WORD, fromYears: 60, toYears: null },
  ],
  sexes: { m: WORD, f: WORD },
  groups: [{ id: 'disabled', title: WORD, anyFact: ['disability_card', 'disability_reported'] }],
  programmesForTheDead: ['funeral'],
  mayNotCombine: [],
  protection: {
    noise: { greatest: 5, variance: 3, never: 2 },
    floorPeople: 40,
    fewPeople: 10,
    dominancePercent: 15,
    wholePercent: 95,
  },
};

/** What a test says of its people: rows of the stages before. */
export type SmallTables = Readonly<Record<'profiles' | 'households' | 'surveyed' | 'gaps', Sql>> &
  Readonly<{ needs?: Sql; places?: Sql; side?: SideAreas }>;

const NO_NEEDS = sql`
  select
    null::bigint as person_id, null::boolean as bed, null::integer as bed__quantity, null::boolean as bed__given,
    null::boolean as carer, null::integer as carer__quantity, null::boolean as carer__given
  where false`;

/** What came out, and how to ask it. */
export type SmallAreas = Readonly<{
  figures: readonly Row[];
  people: readonly Row[];
  patterns: readonly Row[];
  notes: Readonly<Record<string, unknown>>;
  figure: (code: string, measure: string, grouping?: string) => number | undefined;
}>;

/** A lake in which small areas are counted again and again. */
export async function openSmallAreas(memoryMb = 500): Promise<{
  count: (tables: SmallTables) => Promise<SmallAreas>;
  close: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'chipao-areas-'));
  const lake = await openLake(folder, { memoryMb, threads: 1 });
  return {
    count: async (tables) => countSmall(lake, tables),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function countSmall(lake: Lake, tables: SmallTables): Promise<SmallAreas> {
  const { version } = await buildStage(lake, planAreas(await inputsOf(lake, tables)));
  const engine = await lake.openEngine([version]);
  const figures = await engine.rows(sql`select * from areas.figures`);
  const people = await engine.rows(sql`select * from areas.people`);
  const patterns = await engine.rows(sql`select * from areas.poverty_patterns`);
  await engine.close();
  const byKey = new Map(
    figures.map((row) => [`${row['area_code']} ${row['measure']} ${row['grouping']}`, Number(row['value'])]),
  );
  return {
    figures,
    people,
    patterns,
    notes: version.notes,
    figure: (code, measure, grouping = 'all') => byKey.get(`${code} ${measure} ${grouping}`),
  };
}

async function inputsOf(
  lake: Lake,
  { profiles, households, surveyed, gaps, needs = NO_NEEDS, places = PLACES, side = SIDE }: SmallTables,
): Promise<AreaInputs> {
  const given = async (dataset: string, made: Readonly<Record<string, Sql>>): Promise<DatasetVersion> => {
    const steps = Object.entries(made).map(([table, select]) => ({ table, select, published: true }));
    return (await buildStage(lake, { dataset, parents: [], settings: {}, steps })).version;
  };
  return {
    places: await given('places', { places }),
    profiles: await given('profiles', { profiles }),
    entitlements: await given('entitlements', {
      decisions: sql`select person_id, cast(1 as smallint) as old_age_allowance__answer from (${profiles}) as p`,
    }),
    needs: await given('needs', { needs }),
    needed: [{ id: 'bed' }, { id: 'carer', given: {} }],
    poverty: await given('poverty', { households, people: surveyed, patterns: patternsOf(households) }),
    gaps: await given('gaps', { gaps }),
    programmes: PROGRAMMES,
    dimensions: ['health', 'living'],
    sets: [{ id: 'small', dimensions: [{ id: 'health' }], indicators: [{ number: 1 }, { number: 2 }] }],
    fragile: ['first'],
    side,
    asOf: AS_OF,
    secret: SECRET,
    measures: MEASURES,
  };
}

/** Patterns as the poverty stage publishes them, two people a household. */
function patternsOf(households: Sql): Sql {
  return sql`
    select village_code, small__dimensions as dimensions, count(*) as households, 2 * count(*) as people, count(*) as registered, 0::bigint as target
    from (${households}) as home
    where poor
    group by 1, 2`;
}
