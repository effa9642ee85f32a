import type { BehaviourId } from './behaviour-content.ts';
import type { SeenCall } from './seen-call.ts';

/** What was seen of a behaviour: so many times shown, so many times the opposite. */
export type Verdict = Readonly<{ shown: number; broken: number }>;

type Calls = readonly SeenCall[];

/** Clocks and networks are not exact. */
const EARLY_MS = 250;
const OK = 200;
const REFUSED = 400;
const NO_ACCESS = 401;

const of = (calls: Calls, kind: SeenCall['kind']) => calls.filter((call) => call.kind === kind);
const uploads = (calls: Calls) =>
  calls.flatMap((call) => (call.upload ? [{ ...call, upload: call.upload }] : []));
const logins = (calls: Calls) =>
  calls.flatMap((call) => (call.login ? [{ ...call, login: call.login }] : []));
const count = <One>(all: readonly One[], is: (one: One) => boolean) => all.filter(is).length;
const sides = <One>(all: readonly One[], is: (one: One) => boolean): Verdict => ({
  shown: count(all, is),
  broken: count(all, (one) => !is(one)),
});
const seen = (shown: number): Verdict => ({ shown, broken: 0 });

/** How each behaviour is told from calls, oldest first; of those that are counted so many are still well. */
export const JUDGES: Readonly<Record<BehaviourId, (calls: Calls, most: number) => Verdict>> = {
  'token-hashed': (calls) => sides(logins(calls), ({ login }) => login.isHashed),
  'token-reused': judgeReuse,
  'token-renewed': judgeRenewal,
  'login-stops': judgeStop,
  'upload-accepted': (calls) => seen(count(of(calls, 'upload'), ({ status }) => status === OK)),
  'upload-clean': (calls) => sides(uploads(calls), ({ upload }) => upload.faults.length === 0),
  'upload-common-era': (calls) =>
    sides(uploads(calls), ({ upload }) => !upload.faults.includes('date-buddhist')),
  'upload-one-encoding': (calls) => sides(uploads(calls), ({ upload }) => !upload.hasMixedLetters),
  'busy-waits': judgeWait,
  'lost-sent-again': (calls) => seen(count(provokedBy(calls, 'lost'), ({ next }) => next !== undefined)),
  'upload-corrected': judgeCorrection,
  'track-asked': (calls) => seen(of(calls, 'track').length),
  'track-few-at-once': (calls, most) => sides(of(calls, 'track'), ({ atOnce }) => atOnce <= most),
  'words-in-address': (calls) => seen(count(logins(calls), ({ login }) => login.isInAddress)),
  'hash-in-capitals': (calls) => seen(count(logins(calls), ({ login }) => login.isInCapitals)),
  'bare-token': (calls) => seen(count(calls, ({ isBare }) => isBare)),
  'slash-behind': (calls) => seen(count(of(calls, 'upload'), ({ path }) => path.endsWith('/'))),
  'first-version': (calls) => seen(count(uploads(calls), ({ upload }) => upload.api === 'v1')),
  'as-dbase': (calls) => seen(count(uploads(calls), ({ upload }) => upload.form === 'dbf')),
  'names-in-small-letters': (calls) => seen(count(uploads(calls), ({ upload }) => upload.hasSmallNames)),
  'unknown-fields': (calls) => seen(count(uploads(calls), ({ upload }) => upload.unknownFields > 0)),
  'thai-windows': (calls) =>
    seen(count(uploads(calls), ({ upload }) => upload.encodings.includes('windows-874'))),
};

function judgeReuse(calls: Calls, most: number): Verdict {
  const used = Map.groupBy(
    calls.filter(({ token }) => token !== ''),
    ({ token }) => token,
  );
  const reused = count([...used.values()], (own) => own.length > 1);
  const asked = count(of(calls, 'token'), ({ status }) => status === OK);
  return { shown: reused, broken: reused === 0 && asked > most ? 1 : 0 };
}

type Provoked = Readonly<{ call: SeenCall; next: SeenCall | undefined; between: Calls }>;

/** Calls to which something was done, and the next one with the same contents. */
function provokedBy(calls: Calls, provocation: SeenCall['provoked']): Provoked[] {
  return calls.flatMap((call, at) => {
    if (call.provoked !== provocation) return [];
    const later = calls.slice(at + 1);
    const place = later.findIndex(({ kind, mark }) => kind === call.kind && mark === call.mark);
    return [
      { call, next: place < 0 ? undefined : later[place], between: later.slice(0, Math.max(0, place)) },
    ];
  });
}

function judgeRenewal(calls: Calls): Verdict {
  const answered = provokedBy(calls, 'expired').filter(({ next }) => next !== undefined);
  return sides(answered, ({ between }) => between.some(({ kind }) => kind === 'token'));
}

function judgeWait(calls: Calls): Verdict {
  const answered = provokedBy(calls, 'busy').flatMap(({ call, next }) => (next ? [{ call, next }] : []));
  return sides(answered, ({ call, next }) => next.atMs + EARLY_MS >= (call.notBeforeMs ?? 0));
}

/** Refusals in a row, by account. */
function judgeStop(calls: Calls, most: number): Verdict {
  const runs: number[] = [];
  for (const own of Map.groupBy(logins(calls), ({ login }) => login.who).values()) {
    let run = 0;
    for (const { status } of own) {
      if (status === NO_ACCESS) run += 1;
      else {
        if (run > 0) runs.push(run);
        run = 0;
      }
    }
    if (run > 0) runs.push(run);
  }
  return sides(runs, (run) => run <= most);
}

/** After a refusal something else is sent and taken; the same again and again is no correction. */
function judgeCorrection(calls: Calls, most: number): Verdict {
  const sent = uploads(calls);
  const refused = sent.filter(({ status }) => status === REFUSED);
  const repeated = [...Map.groupBy(refused, ({ mark }) => mark).values()].filter((own) => own.length > most);
  const last = refused.at(-1);
  const isCorrected =
    last !== undefined &&
    sent.some(({ status, atMs, mark }) => status === OK && atMs > last.atMs && mark !== last.mark);
  return { shown: isCorrected ? 1 : 0, broken: repeated.length };
}
