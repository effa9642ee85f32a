/** A registered person as the slow way sees one. */
export type SlowPerson = Readonly<{
  pid: string;
  birth: string;
  house: string;
  surname: string;
  /** The family that the register says the person heads. */
  heads: number | null;
  father: string | null;
  mother: string | null;
  spouse: string | null;
  /** The surveyed household, where the survey calls the person its head or kin of its head. */
  surveyedAsKin: string | null;
}>;

const FAR = { parent: 1, grandparent: 2, survey: 20, surname: 400 };

/** The families within every house, house by house and step by step until nothing changes: pid to family number. */
export function slowFamilies(people: readonly SlowPerson[], parentOlderByYears: number): Map<string, number> {
  const known = new Map(people.map((person) => [person.pid, person]));
  const parentsOf = (person: SlowPerson): string[] =>
    [person.father, person.mother].filter((pid): pid is string => {
      if (pid === null) return false;
      const parent = known.get(pid);
      const latest = `${Number(person.birth.slice(0, 4)) - parentOlderByYears}${person.birth.slice(4)}`;
      return !parent || parent.birth <= latest;
    });
  const couples = people.flatMap((person) => {
    const [father, mother] = parentsOf(person);
    return [
      ...(father && mother ? [[father, mother]] : []),
      ...(person.spouse ? [[person.pid, person.spouse]] : []),
    ];
  });
  const marksOf = (person: SlowPerson): string[] => {
    const parents = parentsOf(person);
    const grandparents = parents.flatMap((pid) => {
      const parent = known.get(pid);
      return parent ? [parent.father, parent.mother].filter((one) => one !== null) : [];
    });
    const partners = couples.filter((couple) => couple.includes(person.pid)).flat();
    return [
      ...[person.pid, ...parents, ...partners].map((pid) => `${FAR.parent} ${pid}`),
      ...[person.pid, ...grandparents].map((pid) => `${FAR.grandparent} ${pid}`),
      ...(person.surveyedAsKin ? [`${FAR.survey} ${person.surveyedAsKin}`] : []),
      `${FAR.surname} ${person.surname}`,
    ];
  };
  const families = new Map<string, number>();
  for (const house of Map.groupBy(people, (person) => person.house).values()) {
    for (const [pid, family] of familiesOf(house, marksOf)) families.set(pid, family);
  }
  return families;
}

type Nearest = Readonly<{ far: number; family: number }>;

function familiesOf(
  house: readonly SlowPerson[],
  marksOf: (person: SlowPerson) => string[],
): [pid: string, family: number][] {
  const eldestFirst = house.toSorted((one, other) =>
    `${one.birth} ${one.pid}` < `${other.birth} ${other.pid}` ? -1 : 1,
  );
  const marks = new Map(house.map((person) => [person, marksOf(person)]));
  const isNearer = (one: Nearest, other: Nearest) =>
    one.far < other.far || (one.far === other.far && one.family < other.family);
  const nearest = new Map<SlowPerson, Nearest>();
  eldestFirst.forEach((person, place) => {
    const start =
      person.heads === null
        ? { far: Number.POSITIVE_INFINITY, family: place }
        : { far: 0, family: person.heads };
    nearest.set(person, start);
  });
  for (let changed = true; changed; ) {
    changed = false;
    for (const [one, ones] of marks) {
      for (const [other, others] of marks) {
        const shared = ones.filter((mark) => others.includes(mark)).map((mark) => Number(mark.split(' ')[0]));
        const from = nearest.get(other);
        const now = nearest.get(one);
        if (one === other || shared.length === 0 || !from || !now) continue;
        const offered = { far: from.far + Math.min(...shared), family: from.family };
        if (!isNearer(offered, now)) continue;
        nearest.set(one, offered);
        changed = true;
      }
    }
  }
  return numbered(eldestFirst, nearest);
}

/** Families of declared heads keep their numbers; the others follow, the eldest's first. */
function numbered(
  eldestFirst: readonly SlowPerson[],
  nearest: ReadonlyMap<SlowPerson, Nearest>,
): [string, number][] {
  const places = eldestFirst.map(
    (person) => nearest.get(person) ?? { far: Number.POSITIVE_INFINITY, family: 0 },
  );
  const last = Math.max(
    0,
    ...places.filter(({ far }) => far < Number.POSITIVE_INFINITY).map(({ family }) => family),
  );
  const others = [
    ...new Set(places.filter(({ far }) => far === Number.POSITIVE_INFINITY).map(({ family }) => family)),
  ];
  return eldestFirst.map((person, index) => {
    const place = places[index] ?? { far: 0, family: 0 };
    if (place.far < Number.POSITIVE_INFINITY) return [person.pid, place.family];
    return [person.pid, last + 1 + others.sort((one, other) => one - other).indexOf(place.family)];
  });
}
