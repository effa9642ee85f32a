import type { Viewer } from '../../../base/access/index.ts';
import type { HiddenReason, Protection } from '../../../base/disclosure/index.ts';
import { type AreaLevel, COUNTRY_CODE, type IsoDate, type Text } from '../../../base/model/index.ts';
import {
  type CaseFile,
  describeCases,
  type Programme,
  type ProgrammeText,
  timelineOf,
  writeProgramme,
} from '../../../stages/entitlements/index.ts';
import { type AreaChild, readArea, readAreaChildren } from '../areas/index.ts';
import { lawOf } from '../person/index.ts';
import type { Reading } from '../reading.ts';
import { headOf, type ProgrammeHead } from './list-programmes.ts';

/** What is asked of a programme: the area below which people are counted, and the day whose version counts as in force. */
export type ProgrammeQuestion = Readonly<{ programme: Programme; on: IsoDate; area?: string | undefined }>;

/** One statement of a programme's text. */
type Said = Readonly<{
  id: string;
  text: Text;
  sentence: Text;
  law: Text;
  verified: boolean;
  note: Text | null;
}>;

/** What a version says from a day on. */
export type StretchAnswer = Readonly<{
  from: IsoDate;
  conditions: Said[];
  exceptions: (Said & Readonly<{ rank: number; says: 'eligible' | 'not-eligible' }>)[];
  amount: Readonly<{ sentence: Text; law: Text; verified: boolean; note: Text | null; caps: Said[] }> | null;
  since: Readonly<{ sentence: Text; law: Text; verified: boolean; note: Text | null }> | null;
  /** How it goes with other programmes. */
  stacking: Readonly<{
    with: string;
    title: Text;
    rule: 'may' | 'may-not' | 'reduces-by';
    text: Text;
    by: Text | null;
    law: Text;
    verified: boolean;
    note: Text | null;
  }>[];
}>;

/** How many people a programme answers how, in one published set. */
export type AnswerCounts = Readonly<{
  asOf: IsoDate;
  eligible: number;
  notEligible: number;
  cannotTell: number;
  /** Only as counted: what all of it comes to is not published. */
  satang: number | null;
  protection: Pick<Protection, 'kind' | 'within'>;
}>;

/** People of one area by what the programme answers. */
export type AreaCount = Readonly<{
  code: string;
  level: AreaLevel;
  name: Text;
  people: number | null;
  eligible: number | null;
  cannotTell: number | null;
  protection: Pick<Protection, 'kind' | 'within'>;
  /** Why a count is held back. */
  hidden: HiddenReason | null;
}>;

/** A whole programme: its text in both languages, its versions on a timeline, what guards it, and whom it is for. */
export type ProgrammeAnswer = ProgrammeHead &
  Readonly<{
    on: IsoDate;
    laws: Readonly<{ id: string; title: Text; published: string | null; verified: boolean }>[];
    text: Readonly<{ th: string[]; en: string[] }>;
    timeline: Readonly<{
      id: string;
      from: IsoDate;
      to: IsoDate | null;
      knownFrom: IsoDate | null;
      stretches: StretchAnswer[];
    }>[];
    overlays: Readonly<{ id: string; text: Text; from: IsoDate; to: IsoDate | null; verified: boolean }>[];
    notChecked: Text[];
    cases: Readonly<{
      case: string;
      on: IsoDate;
      answer: CaseFile['cases'][number]['answer'];
      baht: string | number | null;
      given: Text[];
      expected: Text[];
    }>[];
    casesShare: Text[];
    counts: AnswerCounts | null;
    areas: AreaCount[];
  }>;

/** Everything of a programme that needs no published data. */
export function describeForReader(
  { programme, on }: ProgrammeQuestion,
  cases: CaseFile,
): Omit<ProgrammeAnswer, 'counts' | 'areas'> {
  const { laws, overlays, notChecked } = programme;
  const described = describeCases(cases, programme);
  return {
    ...headOf(programme, on),
    on,
    laws: Object.entries(laws).map(([id, { title, published, verified }]) => ({
      id,
      title,
      published: published ?? null,
      verified,
    })),
    text: {
      th: writeProgramme(programme, { language: 'th' }),
      en: writeProgramme(programme, { language: 'en' }),
    },
    timeline: timelineOf(programme).map(({ stretches, ...version }) => ({
      ...version,
      stretches: stretches.map(({ from, text }) => stretchOf(from, text)),
    })),
    overlays: overlays.map(({ id, text, inForce, verified }) => ({ id, text, ...inForce, verified })),
    notChecked: [...notChecked],
    casesShare: [...described.shared],
    cases: cases.cases.map(({ case: sentence, on: day, answer, baht }, index) => ({
      case: sentence,
      on: day,
      answer,
      baht: baht ?? null,
      given: [...(described.cases[index]?.given ?? [])],
      expected: [...(described.cases[index]?.expected ?? [])],
    })),
  };
}

/** Of the people counted, how many the programme answers how, as the asker may see it: in all, and by area one level below the one asked for. */
export async function countAnswers(
  reading: Reading,
  { programme, area = COUNTRY_CODE }: ProgrammeQuestion,
  viewer: Viewer,
): Promise<Pick<ProgrammeAnswer, 'counts' | 'areas'>> {
  const { code } = reading.places.get(area);
  const only = ['people', `eligible:${programme.id}`, `cannot_tell:${programme.id}`];
  const { children } = await readAreaChildren(reading, code, { viewer, only });
  const counts = await countsFor(reading, programme, viewer);
  return { counts, areas: children.map((child) => countIn(child, programme)) };
}

function countIn({ code, level, name, figures, protection }: AreaChild, { id }: Programme): AreaCount {
  const of = (measure: string) => figures[measure] ?? null;
  const [eligible, cannotTell] = [`eligible:${id}`, `cannot_tell:${id}`];
  return {
    code,
    level,
    name,
    people: of('people'),
    eligible: of(eligible),
    cannotTell: of(cannotTell),
    protection: { kind: protection.kind, within: protection.within },
    hidden: protection.hidden[eligible] ?? protection.hidden[cannotTell] ?? null,
  };
}

/** The stage that decided wrote down how many it answered how; for everybody else these are the country's published figures. */
async function countsFor(
  reading: Reading,
  programme: Programme,
  viewer: Viewer,
): Promise<AnswerCounts | null> {
  const country = await readArea(reading, COUNTRY_CODE, { viewer, groups: [] });
  const protection = { kind: country.protection.kind, within: country.protection.within };
  if (protection.kind === 'none') return countsIn(reading, programme, protection);
  const { eligible, cannotTell, people } = countIn({ ...country, lon: 0, lat: 0 }, programme);
  if (eligible === null || cannotTell === null || people === null) return null;
  const notEligible = Math.max(0, people - eligible - cannotTell);
  return { asOf: reading.asOf, eligible, notEligible, cannotTell, satang: null, protection };
}

function countsIn(
  reading: Reading,
  { id }: Programme,
  protection: AnswerCounts['protection'],
): AnswerCounts | null {
  const answers: unknown = reading.version('entitlements').notes['answers'];
  const row = Array.isArray(answers) ? answers.find((one: unknown) => isOf(one, id)) : undefined;
  if (!isOf(row, id)) return null;
  const count = (name: string) => Number(row[name] ?? 0);
  return {
    asOf: reading.asOf,
    eligible: count('eligible'),
    notEligible: count('not_eligible'),
    cannotTell: count('cannot_tell'),
    satang: count('satang'),
    protection,
  };
}

function isOf(row: unknown, programme: string): row is Record<string, unknown> {
  return typeof row === 'object' && row !== null && 'programme' in row && row.programme === programme;
}

function stretchOf(from: IsoDate, text: ProgrammeText): StretchAnswer {
  const { conditions, exceptions, amount, since, stacking } = text;
  return {
    from,
    conditions: conditions.map(saidOf),
    exceptions: exceptions.map((one) => ({ ...saidOf(one), rank: one.rank, says: one.then })),
    amount: amount && { sentence: amount.sentence, ...lawOf(amount.law), caps: amount.caps.map(saidOf) },
    since: since && { sentence: since.sentence, ...lawOf(since.law) },
    stacking: stacking.map(({ with: other, rule, text: said, by, law }) => ({
      with: other.id,
      title: other.title,
      rule,
      text: said,
      by,
      ...lawOf(law),
    })),
  };
}

function saidOf({ id, text, sentence, law }: ProgrammeText['conditions'][number]): Said {
  return { id, text, sentence, ...lawOf(law) };
}
