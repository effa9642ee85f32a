import { z } from 'zod';

const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]*$/, 'a name takes small letters, digits, - and _')
  .max(60);
const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
/** Words are compared as they are written in the file, so a number or a truth in the settings is its text. */
const code = z.union([z.string().min(1), z.number(), z.boolean()]).transform(String);
const codes = z.array(code).min(1);
const whole = z.int();

/** When an answer means that something is lacking: a number on one side of a limit, or one of two lists of words. */
const deprived = z.union(
  [
    z.strictObject({ below: z.number() }),
    z.strictObject({ atMost: z.number() }),
    z.strictObject({ above: z.number() }),
    z.strictObject({ atLeast: z.number() }),
    z.strictObject({ when: codes, unless: codes }),
  ],
  { error: 'one of { below }, { atMost }, { above }, { atLeast } or { when, unless } is needed' },
);

const indicator = z.strictObject({
  id: name,
  label: text,
  weight: z.number(),
  /** The column of the file; several indicators may read one. */
  column: z.string().min(1),
  deprived,
  /** What a number can be; anything else in the column is refused as impossible. */
  range: z.strictObject({ from: z.number(), to: z.number() }).optional(),
  /** Codes that mean "not known", beside an empty cell. */
  unknown: z.array(code).default([]),
});

const dimension = z.strictObject({ id: name, label: text, indicators: z.array(indicator).min(1) });

/** A file that says how poverty is measured in a survey: what counts, how much, and from where on somebody is poor. */
export const surveySetSchema = z
  .strictObject({
    id: name,
    title: text,
    /** What the weights must add up to. */
    weightsSum: whole,
    identification: z.union(
      [
        z.strictObject({ kind: z.enum(['union', 'intersection']) }),
        z.strictObject({ kind: z.literal('cut-off'), k: z.number() }),
      ],
      { error: '{ kind: union }, { kind: intersection } or { kind: cut-off, k } is needed' },
    ),
    bands: z
      .strictObject({ vulnerableFrom: z.number().optional(), severeFrom: z.number().optional() })
      .optional(),
    dimensions: z.array(dimension).min(1),
  })
  .superRefine((set, context) => {
    set.dimensions.forEach((one, place) => {
      one.indicators.forEach((each, at) => {
        for (const message of contradictionsIn(each))
          context.addIssue({ code: 'custom', path: ['dimensions', place, 'indicators', at], message });
      });
    });
  });

/** An indicator set of the user's own, for any survey file. */
export type SurveySet = z.infer<typeof surveySetSchema>;

/** One indicator of it. */
export type SurveyIndicator = SurveySet['dimensions'][number]['indicators'][number];

function contradictionsIn({ deprived: rule, range, unknown }: SurveyIndicator): string[] {
  if (!('when' in rule)) return range && range.from > range.to ? ['range.from lies above range.to'] : [];
  const all = [...rule.when, ...rule.unless, ...unknown];
  const twice = all.find((one, place) => all.indexOf(one) !== place);
  return [
    ...(range ? ['range is for numbers; words are listed in when and unless'] : []),
    ...(twice === undefined ? [] : [`the code "${twice}" stands in two lists`]),
  ];
}
