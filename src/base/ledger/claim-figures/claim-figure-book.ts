import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import * as hospital from './hospital-figures.ts';
import * as operator from './operator-figures.ts';
import { type ClaimOverview, type OverviewQuestion, readClaimOverview } from './overview-figures.ts';
import { readStuckLetters, type StuckLetter } from './stuck-letters.ts';

/** Claims in figures, for whoever watches over them: nothing in it is about one person. */
export type ClaimFigureBook = Readonly<{
  overview(question: OverviewQuestion): Promise<ClaimOverview>;
  /** What waits at each step of the gateway now. */
  queues(): ReturnType<typeof operator.readQueues>;
  /** What came to each step and left it in the last hour and day. */
  flows(): Promise<operator.QueueFlow[]>;
  traffic(payers: readonly string[]): Promise<operator.PayerTraffic[]>;
  /** What nobody sends any more, the latest first. */
  stuckLetters(limit: number): Promise<StuckLetter[]>;
  /** When a try last failed, was given up or let go again. */
  lastTrouble(): Promise<Date | null>;
  firstClaim(): Promise<Date | null>;
  /** What a hospital sent, kept and refused, the latest first. */
  sendings(question: hospital.SendingQuestion): Promise<hospital.HospitalSending[]>;
  moneyOf(hospital: string): Promise<hospital.MonthMoney[]>;
  batchesOf(hospital: string): Promise<hospital.HospitalBatch[]>;
  decidedMonths(of: Readonly<{ hospital: string; timeZone: string }>): Promise<hospital.DecidedMonth[]>;
}>;

/** Opens the book of figures of claims. */
export function openClaimFigureBook(database: Kysely<Tables>): ClaimFigureBook {
  return {
    overview: (question) => readClaimOverview(database, question),
    queues: () => operator.readQueues(database),
    flows: () => operator.readFlows(database),
    traffic: (payers) => operator.readTraffic(database, payers),
    stuckLetters: (limit) => readStuckLetters(database, limit),
    lastTrouble: () => operator.readLastTrouble(database),
    firstClaim: () => operator.readFirstClaim(database),
    sendings: (question) => hospital.listSendings(database, question),
    moneyOf: (code) => hospital.readMoney(database, code),
    batchesOf: (code) => hospital.listBatches(database, code),
    decidedMonths: (of) => hospital.listDecidedMonths(database, of),
  };
}
