import {
  childrenOf,
  contentProblem,
  type EntitlementSettings,
  type Expression,
  type FactDeclaration,
  type Place,
  suggest,
} from '../../entitlements/index.ts';
import type { SourceContract } from '../../intake/index.ts';
import type { FactSettings } from '../../profiles/index.ts';
import type { SurveySettings } from './survey.ts';

/** Whose facts a part of a rule speaks of: the household's, those of its members as surveyed, or its people as all registers know them. */
export type Table = 'household' | 'members' | 'people';

/** The facts that rules may ask, by table, and the answers that a coded one can have. */
export type Vocabulary = Readonly<{
  settings: EntitlementSettings;
  tables: Readonly<Record<Table, ReadonlySet<string>>>;
  answers: ReadonlyMap<string, readonly string[]>;
}>;

/** Columns that group the rows of each unit: names of our own tables, not of a register. */
export const MEMBERS_KEY = 'survey_key';
export const PEOPLE_KEY = 'household_id';

/** Facts of members that are reckoned: whole years and whole months of age on the day of the visit. */
export const AGE_FACTS: readonly FactDeclaration[] = [
  { fact: 'age', type: 'integer', label: { th: 'อายุ (ปี)', en: 'age in years' } },
  { fact: 'age_months', type: 'integer', label: { th: 'อายุ (เดือน)', en: 'age in months' } },
];

type Said = Readonly<{ fact: FactDeclaration; answers: readonly string[] | null }>;

/** The facts of a survey's two contracts. */
export function answersOf(contract: SourceContract): Said[] {
  return contract.columns.flatMap(({ field, read, name, map, partial }): Said[] => {
    const type = TYPES[read];
    if (!type) return [];
    const label = { th: name, en: field };
    const answers = map && read !== 'codes' ? [...new Set(Object.values(map))] : null;
    const precision: Said[] = partial
      ? [{ fact: { fact: `${field}_precision`, type: 'text', label }, answers: null }]
      : [];
    return [{ fact: { fact: field, type, label }, answers }, ...precision];
  });
}

const TYPES: Readonly<Partial<Record<SourceContract['columns'][number]['read'], FactDeclaration['type']>>> = {
  text: 'text',
  code: 'text',
  codes: 'text',
  'place-code': 'text',
  'house-code': 'text',
  'house-number': 'text',
  'village-number': 'text',
  integer: 'integer',
  baht: 'money',
  date: 'date',
  flag: 'boolean',
};

/** Facts of the profiles that rules about people may ask. */
export function factsOfPeople({ facts }: Pick<FactSettings, 'facts'>): Said[] {
  return facts.flatMap(({ fact, type, label }) => {
    if (type === 'person' || type === 'household') return [];
    return [{ fact: { fact, type, label }, answers: null }];
  });
}

/** Puts the tables' facts together; a name that two tables have must mean one type in both. */
export function vocabularyOf(tables: Readonly<Record<Table, readonly Said[]>>, place: Place): Vocabulary {
  const all = new Map<string, Said>();
  for (const said of [...tables.household, ...tables.members, ...tables.people]) {
    const known = all.get(said.fact.fact);
    if (known && known.fact.type !== said.fact.type) {
      throw contentProblem(
        place,
        `'${said.fact.fact}' is ${known.fact.type} in one table and ${said.fact.type} in another; rename one of the fields`,
      );
    }
    if (!known?.answers) all.set(said.fact.fact, known && !said.answers ? known : said);
  }
  const namesIn = (said: readonly Said[]) => new Set(said.map(({ fact }) => fact.fact));
  return {
    settings: settingsOf([...all.values()].map(({ fact }) => fact)),
    tables: {
      household: namesIn(tables.household),
      members: namesIn(tables.members),
      people: namesIn(tables.people),
    },
    answers: new Map([...all].flatMap(([name, { answers }]) => (answers ? [[name, answers]] : []))),
  };
}

function settingsOf(facts: FactDeclaration[]): EntitlementSettings {
  return {
    facts,
    units: [
      { id: 'members', fact: MEMBERS_KEY, title: { th: 'สมาชิกที่สำรวจ', en: 'the members as surveyed' } },
      { id: 'people', fact: PEOPLE_KEY, title: { th: 'คนในครัวเรือน', en: 'the people of the household' } },
    ],
    areaLevels: [],
    birth: {
      date: 'birth_date',
      precision: 'birth_precision',
      partial: 'first-day',
      law: { th: '-', en: '-' },
      verified: false,
    },
    fiscalYearStart: '10-01',
  };
}

/** Every fact that an expression asks, with the table in which it stands there. */
export function factsAsked(
  expression: Expression,
  table: Table = 'household',
): readonly Readonly<{ fact: string; table: Table }>[] {
  const inner = expression.kind === 'household' ? tableOfUnit(expression.unit.id) : table;
  const own =
    expression.kind === 'fact' || expression.kind === 'known'
      ? [{ fact: expression.fact.fact, table }]
      : expression.kind === 'birth'
        ? [{ fact: expression.birth.date.fact, table }]
        : [];
  return [...own, ...childrenOf(expression).flatMap((child) => factsAsked(child, inner))];
}

function tableOfUnit(unit: string): Table {
  return unit === 'people' ? 'people' : 'members';
}

/** Refuses a rule that asks a fact where nobody has it, or compares a coded answer with a code that does not exist. */
export function checkRule(
  expression: Expression,
  { vocabulary, table, place }: Readonly<{ vocabulary: Vocabulary; table: Table; place: Place }>,
): void {
  for (const asked of factsAsked(expression, table)) {
    const names = vocabulary.tables[asked.table];
    if (names.has(asked.fact)) continue;
    const others = (['household', 'members', 'people'] as const).filter((one) =>
      vocabulary.tables[one].has(asked.fact),
    );
    const where = others.length > 0 ? `it is a fact of ${others.join(' and ')}; ` : '';
    throw contentProblem(
      place,
      `${asked.table} has no answer '${asked.fact}'; ${where}${suggest(asked.fact, [...names])}`,
    );
  }
  checkAnswers(expression, vocabulary, place);
}

function checkAnswers(expression: Expression, vocabulary: Vocabulary, place: Place): void {
  for (const [fact, value] of comparedTexts(expression)) {
    const known = vocabulary.answers.get(fact);
    if (!known || known.includes(value)) continue;
    throw contentProblem(place, `'${fact}' is never '${value}'; ${suggest(value, known)}`);
  }
  for (const child of childrenOf(expression)) checkAnswers(child, vocabulary, place);
}

function comparedTexts(expression: Expression): (readonly [fact: string, value: string])[] {
  if (expression.kind !== 'compare' && expression.kind !== 'in') return [];
  const sides =
    expression.kind === 'in' ? [expression.value, ...expression.list] : [expression.left, expression.right];
  const facts = sides.flatMap((side) => (side.kind === 'fact' ? [side.fact.fact] : []));
  const values = sides.flatMap((side) =>
    side.kind === 'value' && typeof side.value === 'string' && side.type === 'text' ? [side.value] : [],
  );
  return facts.flatMap((fact) => values.map((value) => [fact, value] as const));
}

/** What the survey's own fields are called in tables, for messages about settings. */
export function requireFields(
  survey: SurveySettings,
  contracts: Readonly<{ households: SourceContract; members: SourceContract }>,
  file: string,
): void {
  const { source: _source, kind: _kind, ...households } = survey.households;
  const { source: _members, ...members } = survey.members;
  const asked = [
    ...Object.entries({ ...households }).map(([key, field]) => ['households', key, field] as const),
    ...Object.entries(survey.income).map(([key, field]) => ['income', key, field] as const),
    ...Object.entries(members).map(([key, field]) => ['members', key, field] as const),
  ];
  for (const [part, key, field] of asked) {
    const contract = part === 'members' ? contracts.members : contracts.households;
    const known = contract.columns.map((column) => column.field);
    if (known.includes(field)) continue;
    const reason = `the contract '${contract.id}' has no field '${field}'; ${suggest(field, known)}`;
    throw contentProblem({ file, path: [part, key] }, reason);
  }
}
