import { z } from 'zod';
import { dayOfIso } from '../calendar.ts';
import { share } from './family-settings.ts';

/** A date, kept as a day from here on. */
const day = z.iso.date().transform(dayOfIso);
const reports = z.strictObject({ clinic: share, survey: share, school: share });

/** What the law of the invented country owes, and how people come to it. Baht. */
export const welfareSettingsSchema = z.strictObject({
  oldAge: z.strictObject({
    from: z.number(),
    firstPaid: day,
    amounts: z.array(z.strictObject({ from: z.number(), amount: z.number() })),
  }),
  disability: z.strictObject({ amount: z.number(), amountYoung: z.number(), youngBelow: z.number() }),
  childGrant: z.strictObject({
    below: z.number(),
    meanIncomeMost: z.number(),
    amount: z.number(),
    /** Children who grew out of the grant in the last year and still stand on the roll as stopped. */
    endedOnRoll: share,
  }),
  card: z.strictObject({
    opened: day,
    closed: day,
    /** Cards of the round are valid from this day. */
    since: day,
    adultAge: z.number(),
    incomeMost: z.number(),
    assetsMost: z.number(),
    homeLoanMost: z.number(),
    carLoanMost: z.number(),
    /** Homes with this mean income or less are poor ones here. */
    poorHomeMost: z.number(),
    /** Share of the entitled who came; of the others in poor homes, near and far from the limits; of those who died since. */
    applied: z.strictObject({ entitled: share, poorHome: share, near: share, far: share, late: share }),
    /** How the refusal is worded, by criterion; `mistake` stands for one without a ground. */
    reasons: z.record(z.string(), z.string()),
  }),
  disabilityCard: z.strictObject({
    registered: share,
    years: z.number(),
    forLife: share,
    expired: share,
    reports: z.strictObject({ carded: reports, uncarded: reports }),
  }),
  pension: z.strictObject({
    kinds: z.array(
      z.strictObject({ kind: z.string(), heir: z.boolean(), weight: z.number(), amount: z.number() }),
    ),
  }),
  /** Pupils whose family declares at most `poorMonth` for each person and month are listed as poor, and some a little above it. */
  pupils: z.strictObject({
    /** Share of a home's income that the family declares at school. */
    declared: share,
    poorMonth: z.number(),
    listed: share,
    nearMonth: z.number(),
    nearListed: share,
    /** Listed pupils of whom the school did not write down what the family has. */
    notWritten: share,
    lastGrade: z.number(),
  }),
});
export type WelfareSettings = z.infer<typeof welfareSettingsSchema>;

/** What offices get wrong about people, as shares of those it can happen to. */
export const mistakeSettingsSchema = z.strictObject({
  elderlyWithoutAllowance: share,
  disabledWithoutAllowance: share,
  allowanceWithPension: share,
  paidAfterDeath: share,
  childWithoutGrant: share,
  childGrantNotOwed: share,
  cardRefused: share,
  cardGivenWrongly: share,
  cardNotConfirmed: share,
  cardSuspended: share,
});

/** What goes wrong when the survey is written down, as shares of those it can happen to. */
const surveyFaultsSchema = z.strictObject({
  /** Households of whose marks one says otherwise than the answers. */
  markWrong: share,
  /** Households and members with a number that cannot be. */
  outOfRange: share,
  /** Small children who are written down as working. */
  impossible: share,
  /** Neighbouring households of which one writes down somebody of the other as well. */
  twice: share,
});

/** How the household survey goes. */
export const surveySettingsSchema = z.strictObject({
  year: z.number(),
  daysBefore: z.strictObject({ least: z.number(), most: z.number() }),
  /** Columns of the contract that this year's form does not have, by how their fields begin. */
  leavesOut: z.array(z.string()),
  coverage: z.strictObject({
    village: share,
    town: share,
    rented: share,
    capital: z.array(z.strictObject({ province: z.string(), share })),
  }),
  incomeLeast: z.number(),
  faults: surveyFaultsSchema,
  /** Numbers of the indicators that make a household poor. */
  target: z.array(z.number()),
  /** In order of their numbers. */
  indicators: z.array(
    z.strictObject({
      kind: z.enum([
        'drawn',
        'income',
        'birth-weight',
        'in-school',
        'reads',
        'jobless',
        'exercise',
        'litres',
        'housing',
        'family',
      ]),
      who: z.enum(['all', 'disabled', 'chronic', 'able', 'untrained']).default('all'),
      from: z.number().default(0),
      to: z.number().default(200),
      fromMonths: z.number().default(0),
      toMonths: z.number().default(2400),
      /** The household's answers from which the mark follows, and what each says when all is well. */
      items: z.array(z.string()).default([]),
      /** The same of each member whom it concerns, or of everybody. */
      members: z.array(z.string()).default([]),
      everyone: z.boolean().default(false),
      good: z.boolean().default(true),
      /** The least amount that passes. */
      least: z.number().default(0),
      /** Share that fails below the income line and far above it. */
      poor: share,
      others: share,
    }),
  ),
});
export type SurveySettings = z.infer<typeof surveySettingsSchema>;
