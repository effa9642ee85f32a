import type { SyntheticStatistics } from '../settings/index.ts';
import type { SyntheticSummary } from '../synthesise.ts';

/** A figure that an invented country should resemble, beside what came out. */
export type Marginal = Readonly<{
  name: string;
  /** Whether the figure was found in a published source or is a model of our own. */
  known: 'found' | 'modelled';
  published: number;
  invented: number;
  /** How far apart the two may lie, as a share of the published figure. */
  tolerance: number;
}>;

type Person = Readonly<Record<string, string>>;

/** Registered people of the country at the end of 2023, to which the sizes of programmes are held. */
const REGISTERED_2023 = 66_052_615;

/** The living people of the civil register, by sex and age, against the register of the same provinces. */
export function ageMarginals(people: readonly Person[], statistics: SyntheticStatistics): Marginal[] {
  const rows = statistics.ages.provinces;
  const total = sum(rows.map((row) => row.registered2023.value));
  return [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80].flatMap((from) =>
    (['male', 'female'] as const).map((sex): Marginal => {
      const group = rows.filter((row) => row.sex === sex && row.ages.from === from);
      const inGroup = (person: Person): boolean =>
        (person['sex'] === 'm') === (sex === 'male') &&
        Math.min(80, ageOf(person) - (ageOf(person) % 5)) === from;
      return {
        name: `${sex} ${from}${from === 80 ? '+' : `-${from + 4}`}`,
        known: 'modelled',
        published: sum(group.map((row) => row.registered2023.value)) / total,
        invented: people.filter(inGroup).length / people.length,
        tolerance: 0.25,
      };
    }),
  );
}

/** Three broad ages as the statistical office published them. */
export function broadAgeMarginals(people: readonly Person[]): Marginal[] {
  const share = (from: number, to: number): number =>
    people.filter((person) => ageOf(person) >= from && ageOf(person) < to).length / people.length;
  return [
    { name: 'people under 15', known: 'found', published: 0.156, invented: share(0, 15), tolerance: 0.12 },
    {
      name: 'people of 15 to 59',
      known: 'found',
      published: 0.644,
      invented: share(15, 60),
      tolerance: 0.05,
    },
    {
      name: 'people of 60 and older',
      known: 'found',
      published: 0.2,
      invented: share(60, 200),
      tolerance: 0.12,
    },
  ];
}

/** How people live together and apart from their register. */
export function householdMarginals(people: readonly Person[]): Marginal[] {
  const households = [...Map.groupBy(people, (person) => person['household'] ?? '').values()];
  const atHome = households.filter((members) =>
    members.every((each) => each['village_code'] === each['registered_village_code']),
  );
  const size = people.length / households.length;
  const sizes = (count: number): number =>
    atHome.filter((members) => members.length === count).length / atHome.length;
  const away = people.filter(
    (each) => each['village_code']?.slice(0, 2) !== each['registered_village_code']?.slice(0, 2),
  );
  const old = people.filter((each) => ageOf(each) >= 60);
  const alone = households.filter(([only, other]) => only && !other && ageOf(only) >= 60);
  return [
    { name: 'mean size of households', known: 'found', published: 2.8, invented: size, tolerance: 0.2 },
    { name: 'households of one', known: 'modelled', published: 0.225, invented: sizes(1), tolerance: 0.25 },
    { name: 'households of two', known: 'modelled', published: 0.265, invented: sizes(2), tolerance: 0.25 },
    { name: 'households of three', known: 'modelled', published: 0.21, invented: sizes(3), tolerance: 0.25 },
    { name: 'households of four', known: 'modelled', published: 0.16, invented: sizes(4), tolerance: 0.25 },
    {
      name: 'older people who live alone',
      known: 'found',
      published: 0.129,
      invented: alone.length / old.length,
      tolerance: 0.25,
    },
    {
      name: 'registered people living in another province',
      known: 'found',
      published: 8.4e6 / REGISTERED_2023,
      invented: away.length / people.length,
      tolerance: 0.15,
    },
  ];
}

/** Sizes of registers for each registered person. */
export function registerMarginals({ rows, living }: SyntheticSummary): Marginal[] {
  const of = (source: string): number => (rows[source] ?? 0) / living;
  const figure = (
    name: string,
    known: Marginal['known'],
    [count, source, tolerance]: [number, string, number],
  ): Marginal => ({
    name,
    known,
    published: count / REGISTERED_2023,
    invented: of(source),
    tolerance,
  });
  return [
    figure('welfare card applicants', 'found', [21_500_000, 'swc-applicant', 0.2]),
    figure('welfare card holders', 'found', [14_596_820, 'swc-holder', 0.2]),
    figure('disability cards', 'found', [2_095_205, 'dep-card', 0.2]),
    figure('people surveyed', 'found', [36_130_610, 'bmn-member', 0.15]),
    figure('households surveyed', 'found', [12_942_574, 'bmn-household', 0.15]),
    figure('health rights', 'found', [66_240_000, 'health-right', 0.05]),
    figure('old-age allowance', 'modelled', [11_295_000, 'oldage-roll', 0.15]),
    figure('child support grant', 'found', [2_000_000, 'csg-roll', 0.35]),
    figure('social security', 'modelled', [24_600_000, 'sso-insured', 0.2]),
    figure('farm holdings', 'modelled', [8_700_000, 'farmer', 0.2]),
    figure('savings fund members', 'found', [2_700_000, 'nsf-member', 0.3]),
    figure('poor pupils', 'modelled', [1_300_000, 'eef-pupil', 0.4]),
    figure('rice households', 'found', [4_610_000, 'rice-payment', 0.3]),
    figure('state pensions', 'modelled', [850_000, 'state-pension', 0.25]),
  ];
}

function ageOf(person: Person): number {
  const [year = 0, month = 0, day = 0] = (person['birth_date'] ?? '').split('-').map(Number);
  return 2026 - year - (month > 9 || (month === 9 && day > 30) ? 1 : 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
