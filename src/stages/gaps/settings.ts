import { z } from 'zod';
import { problem } from '../../base/errors/index.ts';
import { GAP_KINDS, type IsoDate } from '../../base/model/index.ts';
import type { Programme } from '../entitlements/index.ts';
import { confidenceSchema } from './measured-confidence.ts';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const factName = z.string().regex(/^[a-z][a-z0-9_]*$/);
const law = z.strictObject({ title: text, verified: z.boolean() });
const percent = z.int().min(1).max(100);

/** What a country says of gaps, beyond what each programme's own rules and roll tell. */
export const gapSettingsSchema = z.strictObject({
  death: z.strictObject({
    aliveFact: factName,
    dateFact: factName,
    sourceFact: factName,
    /** The last payment that is still right: up to the day of death, or for the whole month of it. */
    lastPayment: z.enum(['day-of-death', 'month-of-death']),
    law,
  }),
  /**
   * Pairs that the law does not let one person have: a programme's money and what a yes/no fact says. Pairs of two programmes stand
   * with the programmes (`stacking`).
   */
  mayNotCombine: z.array(
    z.strictObject({
      id: kebab,
      programme: kebab,
      fact: factName,
      /** The first day on which the fact bars the money; where no register tells it, it bars always. */
      sinceFact: factName.optional(),
      /** What the other side pays a month, so that it can be told which of the two is worth more. */
      amountFact: factName.optional(),
      /** The days on which the law bars the pair; `verified` says whether they were checked against its text. */
      inForce: z.strictObject({
        from: z.iso.date(),
        to: z.iso.date().nullable(),
        verified: z.boolean(),
        note: text.optional(),
      }),
      title: text,
      law,
    }),
  ),
  /** Registers in which somebody should be whom another register reports. */
  notRegistered: z.array(
    z.strictObject({
      register: kebab,
      title: text,
      reportedFact: factName,
      reportedByFact: factName,
      registeredFact: factName,
      law,
    }),
  ),
  /** Rights that the surveyed poor should hold: those who are not barred, meet `mustHold`, and do not hold it. */
  poorWithout: z.array(
    z.strictObject({
      programme: kebab,
      holdsFact: factName,
      mustHold: z.array(kebab),
      /** Amounts that, when known, may not be above a parameter of the programme. */
      notAbove: z.array(z.strictObject({ fact: factName, parameter: factName })).default([]),
      title: text,
      /** What an officer is told of the rules' answer: that registers show the right, or what none of them can tell. */
      answers: z.strictObject({ eligible: text, 'cannot-tell': text }),
    }),
  ),
  /**
   * How sure a flag is, in percent: each kind begins with its own figure, and each doubt that holds keeps only its share of it. The
   * least probability among the person's links counts too.
   */
  confidence: z.strictObject({
    kinds: z.record(z.enum(GAP_KINDS), confidenceSchema),
    doubts: z.array(
      z.strictObject({
        id: kebab,
        fact: factName,
        in: z.array(z.union([z.boolean(), z.string()])).min(1),
        keeps: percent,
        title: text,
      }),
    ),
  }),
  /** What the law leaves a person before a decision on a flag may weigh on them. */
  flags: z.strictObject({ appealDays: z.int().min(0), law }),
});
export type GapSettings = z.infer<typeof gapSettingsSchema>;

/** The settings with the pairs alone that the law bars on a day. */
export function settingsOn(settings: GapSettings, day: IsoDate): GapSettings {
  const bars = ({ inForce: { from, to } }: GapSettings['mayNotCombine'][number]) =>
    from <= day && (to === null || day <= to);
  return { ...settings, mayNotCombine: settings.mayNotCombine.filter(bars) };
}

/** What gap settings are checked against. */
export type GapContent = Readonly<{
  file: string;
  programmes: readonly Programme[];
  /** Every fact that the profiles have. */
  facts: readonly string[];
}>;

/** Refuses settings that name a programme, a condition or a fact that is not there. */
export function checkGapSettings(settings: GapSettings, content: GapContent): void {
  const programmes = [...settings.mayNotCombine, ...settings.poorWithout].map(({ programme }) => programme);
  for (const name of programmes)
    refuseUnknown(
      name,
      content.programmes.map(({ id }) => id),
      content.file,
    );
  for (const { programme, mustHold, notAbove } of settings.poorWithout) {
    const versions = content.programmes.find(({ id }) => id === programme)?.versions ?? [];
    const known = versions.flatMap(({ conditions }) => conditions.map(({ id }) => id));
    for (const condition of mustHold) refuseUnknown(condition, known, content.file);
    const parameters = Object.keys(content.programmes.find(({ id }) => id === programme)?.parameters ?? {});
    for (const { parameter } of notAbove) refuseUnknown(parameter, parameters, content.file);
  }
  for (const fact of factsOf(settings)) refuseUnknown(fact, content.facts, content.file);
}

function factsOf({ death, mayNotCombine, notRegistered, poorWithout, confidence }: GapSettings): string[] {
  return [
    death.aliveFact,
    death.dateFact,
    death.sourceFact,
    ...mayNotCombine.flatMap(({ fact, sinceFact, amountFact }) =>
      [fact, sinceFact, amountFact].filter((name) => name !== undefined),
    ),
    ...confidence.doubts.map(({ fact }) => fact),
    ...notRegistered.flatMap((rule) => [rule.reportedFact, rule.reportedByFact, rule.registeredFact]),
    ...poorWithout.flatMap(({ holdsFact, notAbove }) => [holdsFact, ...notAbove.map(({ fact }) => fact)]),
  ];
}

function refuseUnknown(name: string, known: readonly string[], file: string): void {
  if (known.includes(name)) return;
  const reason = `it is named here and defined nowhere; known: ${known.slice(0, 30).join(', ')}`;
  throw problem('CONTENT_INVALID', { file, where: name, reason });
}
