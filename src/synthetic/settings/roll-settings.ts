import { z } from 'zod';
import { share } from './family-settings.ts';

const range = z.strictObject({ from: z.number(), to: z.number() });

/** The rolls of programmes that people join or ask for: who comes, what is paid, and how often offices fail. Baht. */
export const rollSettingsSchema = z.strictObject({
  savings: z.strictObject({
    from: z.number(),
    below: z.number(),
    /** Members among those who may join, and among those whom work or a pension bars. */
    joined: share,
    joinedBarred: share,
    /** Members who saved this year. */
    saved: share,
    /** What is saved comes in steps of so much. */
    step: z.number(),
    steps: range,
    /** The state's share by age, oldest first. */
    match: z.array(z.strictObject({ from: z.number(), percent: z.number() })).min(1),
    mostMatch: z.number(),
    forgotten: share,
    notOwed: share,
  }),
  pupils: z.strictObject({
    term: z.string(),
    /** Up to this income a month the fund's screening finds a pupil extra poor. */
    extraPoorMonth: z.number(),
    leastAttendance: z.number(),
    attendance: z.strictObject({ mean: z.number(), deviation: z.number() }),
    attendanceNotTold: share,
    grantYear: z.number(),
    /** Support a semester, and the last grade of primary school. */
    primary: z.number(),
    secondary: z.number(),
    lastPrimary: z.number(),
    forgotten: share,
    notOwed: share,
  }),
  childAllowance: z.strictObject({
    /** What each section asks for and pays. */
    schemes: z.array(
      z.strictObject({
        sections: z.array(z.string()),
        months: z.number(),
        below: z.number(),
        children: z.number(),
        amount: z.number(),
      }),
    ),
    forgotten: share,
    /** Children of this age who are still paid. */
    pastAge: z.number(),
    pastAgePaid: share,
  }),
  rice: z.strictObject({ aRai: z.number(), mostRai: z.number(), forgotten: share }),
  care: z.strictObject({
    mostScore: z.number(),
    planned: share,
    /** Plans that still wait, and plans that ran out. */
    waiting: share,
    runOut: share,
    amountYear: z.number(),
    forgotten: share,
    /** Older people who can do for themselves again and whose plan goes on. */
    recovered: share,
    recoveredFrom: z.number(),
  }),
  homes: z.strictObject({
    asked: z.strictObject({ disabled: share, elderly: share }),
    elderlyFrom: z.number(),
    certified: share,
    unsuitable: share,
    paid: share,
    /** Of those paid as disabled people, who was also paid as an older one. */
    twice: share,
    amount: range,
    amountStep: z.number(),
    /** Number of the survey's indicator of an unsound home. */
    indicator: z.number(),
  }),
  funerals: z.strictObject({
    from: z.number(),
    amount: z.number(),
    months: z.number(),
    asked: share,
    askedWithoutCard: share,
    certified: share,
    late: share,
    forgotten: share,
  }),
  justice: z.strictObject({
    from: z.number(),
    asked: share,
    lacksMeans: share,
    notJudged: share,
    forgotten: share,
    notOwed: share,
  }),
});
