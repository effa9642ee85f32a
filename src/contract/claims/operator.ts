import { z } from 'zod';
import { GATEWAY_WAITS } from '../../base/model/index.ts';
import { holdsPersonNumber } from '../desk/index.ts';
import { textSchema } from '../text.ts';

const moment = z.iso.datetime();
const flowSchema = z.object({ came: z.int(), left: z.int() });

/** What waits at one step of the gateway, for how many seconds, and how fast it comes and leaves. */
const claimQueueSchema = z
  .object({
    wait: z.enum(GATEWAY_WAITS),
    claims: z.int(),
    oldestSeconds: z.int().nullable(),
    halfSeconds: z.int().nullable(),
    nearlyAllSeconds: z.int().nullable(),
    hour: flowSchema,
    day: flowSchema,
  })
  .meta({ id: 'ClaimQueue' });
export type ClaimQueueAnswer = z.infer<typeof claimQueueSchema>;

/** How it stands with one payer. */
const payerStandingSchema = z
  .object({
    payer: z.string(),
    title: textSchema,
    /** `quiet`: nothing was tried within a day. `stopped`: nothing may leave. */
    state: z.enum(['up', 'failing', 'quiet', 'stopped']),
    agreement: z.string(),
    /** What keeps claims from leaving. */
    stops: z.array(z.enum(['agreement', 'address'])),
    /** Claims. */
    waiting: z.int(),
    ready: z.int(),
    unanswered: z.int(),
    oldestAt: moment.nullable(),
    failing: z.object({
      messages: z.int(),
      nextAt: moment.nullable(),
      tries: z.int(),
      why: textSchema.nullable(),
    }),
    stuckClaims: z.int(),
    lastAnswerAt: moment.nullable(),
    lastSuccessAt: moment.nullable(),
    lastFailureAt: moment.nullable(),
    /** Of the last day: claims that left and that were answered how, and tries that failed. */
    day: z.object({
      sent: z.int(),
      approved: z.int(),
      returned: z.int(),
      refused: z.int(),
      failures: z.int(),
    }),
  })
  .meta({ id: 'PayerStanding' });
export type PayerStandingAnswer = z.infer<typeof payerStandingSchema>;

const letterName = { kind: z.enum(['batch', 'claim']), id: z.string().regex(/^\d{1,18}$/) };

/** Something that nobody sends any more: which claims by their numbers alone, and why. */
const stuckLetterSchema = z
  .object({
    ...letterName,
    payer: z.string(),
    hospital: z.string(),
    hospitalName: textSchema.nullable(),
    right: z.string(),
    why: textSchema,
    /** The first few; `claimCount` says how many there are. */
    claims: z.array(z.string()),
    claimCount: z.int(),
    tries: z.int(),
    firstTryAt: moment.nullable(),
    lastTryAt: moment.nullable(),
  })
  .meta({ id: 'StuckLetter' });
export type StuckLetterAnswer = z.infer<typeof stuckLetterSchema>;

/** Why somebody should look here now. */
export const queueTroubleSchema = z.enum(['letters', 'failing', 'stopped', 'unchecked', 'connections']);
export type QueueTrouble = z.infer<typeof queueTroubleSchema>;

/** How the gateway stands for whoever runs it; no patient in it. */
export const claimQueuesSchema = z
  .object({
    asOf: moment,
    troubles: z.array(queueTroubleSchema),
    /** Since when nothing is stuck; null while something is, and where no claim ever came. */
    calmSince: moment.nullable(),
    queues: z.array(claimQueueSchema),
    payers: z.array(payerStandingSchema),
    /** What is wrong with the file of payers' addresses, so that nobody is sent anything. */
    connections: textSchema.nullable(),
    /** The latest first, up to so many. */
    letters: z.array(stuckLetterSchema),
    moreLetters: z.boolean(),
    accounts: z.object({
      total: z.int(),
      /** Those that cannot get in. */
      shut: z.array(
        z.object({
          hospital: z.string(),
          hospitalName: z.string(),
          login: z.string(),
          state: z.enum(['locked', 'suspended']),
          /** A locked one gets in again by itself then. */
          until: moment.nullable(),
          since: moment.nullable(),
          failures: z.int(),
        }),
      ),
    }),
  })
  .meta({ id: 'ClaimQueues' });
export type ClaimQueuesAnswer = z.infer<typeof claimQueuesSchema>;

const LEAST_REASON = 5;
const MOST_REASON = 300;

/** Letting one letter of a payer be tried again, or all of them, and why. */
export const replayLettersSchema = z
  .strictObject({
    payer: z.string().max(20),
    letter: z.strictObject(letterName).optional(),
    reason: z
      .string()
      .trim()
      .min(LEAST_REASON)
      .max(MOST_REASON)
      .refine((text) => !holdsPersonNumber(text), 'it holds what may be the number of a person'),
  })
  .meta({ id: 'ReplayLetters' });
export type ReplayLetters = z.infer<typeof replayLettersSchema>;

/** How many messages and single claims go again. */
export const replayedLettersSchema = z
  .object({ messages: z.int(), claims: z.int() })
  .meta({ id: 'ReplayedLetters' });
