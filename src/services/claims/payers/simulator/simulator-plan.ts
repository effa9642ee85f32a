/** How a simulated payer behaves; shares are from 0 to 1, and the seed decides which calls and claims they fall on. */
export type SimulatorPlan = Readonly<{
  seed: number;
  user: string;
  password: string;
  /** Every call waits so long before it is answered. */
  delayMs: number;
  /** Calls that are refused with 500 or 429. */
  refuse: number;
  /** Calls whose connection breaks: half of them before anything was taken, half after. */
  breaks: number;
  /** Answers that are told twice, the second time under the same name. */
  twice: number;
  /** Answers that come only when they were asked for again and again. */
  late: number;
  /** Tokens stop to hold after so many calls. */
  tokenCalls: number;
  /** Does not know a key that it was sent before, as payers may that know no keys. */
  forgetful: boolean;
  /** Claims that are answered with a code to correct, with a refusal, or that wait for somebody first. */
  incomplete: number;
  rejected: number;
  waited: number;
  /** Lines of payment statements that are short, over, missing, twice, or of a claim that nobody sent. */
  wrongPayments: number;
  /** A message has at most so many bytes. */
  mostBytes: number;
}>;

/** A payer that always answers at once and approves everything in full. */
export const PLAIN_PLAN: SimulatorPlan = {
  seed: 1,
  user: 'chipao',
  password: 'sandbox',
  delayMs: 0,
  refuse: 0,
  breaks: 0,
  twice: 0,
  late: 0,
  tokenCalls: 10_000,
  forgetful: false,
  incomplete: 0,
  rejected: 0,
  waited: 0,
  wrongPayments: 0,
  mostBytes: 10_000_000,
};
