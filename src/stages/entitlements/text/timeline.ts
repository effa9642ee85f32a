import type { IsoDate } from '../../../base/model/index.ts';
import { momentsOfChange, type Programme, type RulesOnDay, rulesOn } from '../language/index.ts';
import { describeRules, type ProgrammeText } from './describe-programme.ts';

/** Some days on which a version says the same, with its text on the first of them. */
export type Stretch = Readonly<{ from: IsoDate; text: ProgrammeText; rules: RulesOnDay }>;

/** One version of a programme and how its amounts and limits changed while it was in force; the first stretch is the whole text. */
export type VersionTimeline = Readonly<{
  id: string;
  from: IsoDate;
  to: IsoDate | null;
  knownFrom: IsoDate | null;
  stretches: readonly Stretch[];
}>;

/** The versions of a programme in the order of their days, each with the days on which what it says changed. */
export function timelineOf(programme: Programme): VersionTimeline[] {
  return programme.versions
    .map((version) => {
      const { inForce, knownFrom } = version;
      const { from, to } = inForce;
      const known = knownFrom ?? null;
      return { id: version.id, from, to, knownFrom: known, stretches: stretchesOf(programme, version) };
    })
    .sort(
      (left, right) =>
        left.from.localeCompare(right.from) || (left.knownFrom ?? '').localeCompare(right.knownFrom ?? ''),
    );
}

type Version = Programme['versions'][number];

/** What a version says on its first day, and on every later day on which a sentence of it reads otherwise. */
function stretchesOf(programme: Programme, version: Version): Stretch[] {
  const stretches: Stretch[] = [];
  for (const day of daysOfChange(programme, version)) {
    const rules = rulesOfVersion(programme, version, day);
    if (!rules) continue;
    const text = describeRules(rules, 'of-the-law');
    const before = stretches.at(-1);
    if (!before || sentencesOf(before.text) !== sentencesOf(text)) stretches.push({ from: day, text, rules });
  }
  return stretches;
}

/** The rules of this very version, also where another that became known later took its place. */
function rulesOfVersion(programme: Programme, version: Version, day: IsoDate): RulesOnDay | undefined {
  const known = version.knownFrom ?? version.inForce.from;
  const rules = rulesOn(programme, day, known);
  return rules?.version.id === version.id ? rules : undefined;
}

function daysOfChange(programme: Programme, { inForce }: Version): IsoDate[] {
  const days = momentsOfChange(programme).map(({ on }) => on);
  const inside = days.filter((day) => inForce.from < day && (inForce.to === null || day <= inForce.to));
  return [inForce.from, ...new Set(inside.sort())];
}

/** Temporary additions have their own dates and are told apart, so that they are no change of the version. */
function sentencesOf({ conditions, exceptions, amount, since }: ProgrammeText): string {
  const { sentence, law, caps } = amount ?? { sentence: null, law: null, caps: [] };
  return JSON.stringify([conditions, exceptions, sentence, law, caps, since]);
}
