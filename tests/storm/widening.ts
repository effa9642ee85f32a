import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Agreement, findWidenings, hashOf } from '../../src/base/agreement/index.ts';
import { openDraw } from '../../src/base/agreement/testing/draw.ts';
import { moveAgreement, proposeAgreement } from '../../src/services/agreements/index.ts';
import { drawFirst, drawNext } from './shares/draw-versions.ts';
import { openSharedService } from './shares/service.ts';
import { deskOf, enact, GIVER, RECIPIENT, signFor } from './shares/shared-house.ts';
import type { AskOverHttp } from './shares/system.ts';
import { inRounds, type Storm } from './storm.ts';

const PEOPLE = 240;
const TRIALS = 30;
const SHOWN = 800;
const TRIALS_A_TOKEN = 4;
const BUSY: ReadonlySet<number> = new Set([429, 503]);
const BUSY_MS = 2_000;
const MOST_TRIES = 20;

/**
 * A next version of an agreement that its parties have not all signed changes no byte of any answer over the network, and cannot be put
 * in force; signed by all, it gives what the one before did not only where it says so.
 */
export const storm: Storm = async (order) => {
  const measured = { trials: 0, wider: 0, answersCompared: 0, different: 0 };
  const report = await inRounds(order, async (seed) => {
    const home = join(order.folder, `widening-${seed}`);
    const shared = await openSharedService(home, PEOPLE);
    try {
      let ask = await shared.comeIn();
      for (let trial = 0; trial < TRIALS; trial++) {
        if (trial % TRIALS_A_TOKEN === 0) ask = await shared.comeIn();
        const tried = await tryNext({ shared, ask, seed: seed * 1_000_000 + trial });
        measured.trials++;
        measured.answersCompared += tried.answers;
        if (tried.isWider) measured.wider++;
        if (tried.wrong) measured.different++;
        if (tried.wrong) throw new Error(`trial ${trial}: ${tried.wrong}`);
      }
      order.say(JSON.stringify(measured));
    } finally {
      await shared.close();
      rmSync(home, { recursive: true, force: true });
    }
  });
  return { ...report, measured };
};

type Trial = Readonly<{
  shared: Awaited<ReturnType<typeof openSharedService>>;
  ask: AskOverHttp;
  seed: number;
}>;

async function tryNext({ shared: { house }, ask, seed }: Trial) {
  const draw = openDraw(seed);
  const first = drawFirst(draw, `agr-storm-${seed}`);
  const prev = await enact(house, first);
  const next = { ...drawNext(draw, first), version: 2, prev };
  const questions = questionsOf([first, next]);
  const before = await askAll(ask, questions);
  const hash = await proposeAgreement(deskOf(house), next);
  await signFor(house, hash, [draw.one([GIVER, RECIPIENT])]);
  const activate = () => moveAgreement(deskOf(house), { hash, to: 'active', reason: 'signed by some' });
  const refused = await activate().then(
    () => 'a version that one has not signed was put in force',
    () => undefined,
  );
  const meanwhile = await askAll(ask, questions);
  await signFor(house, hash, [GIVER, RECIPIENT]);
  await activate();
  const after = await askAll(ask, questions);
  const widenings = findWidenings(first, next, deskOf(house).country.content.datasets);
  const changed = questions.flatMap((question, at) =>
    before[at]?.text === meanwhile[at]?.text ? [] : [{ question, was: before[at], is: meanwhile[at] }],
  );
  const more = widenings.length > 0 ? undefined : findMore({ first, next, before, after });
  return {
    answers: questions.length * 3,
    isWider: widenings.length > 0,
    wrong:
      refused ??
      (changed.length > 0 ? `an unsigned version changed ${JSON.stringify(changed).slice(0, SHOWN)}` : more),
  };
}

type Question = Readonly<{ path: string; payload: object }>;
type Told = Readonly<{ status: number; text: string }>;

/** All rows, rows of each column that either version gives, counts by some, and one person. */
function questionsOf(versions: readonly Agreement[]): Question[] {
  const [version] = versions;
  const root = `/api/v1/shares/${version?.id}/people`;
  const columns = [
    ...new Set(versions.flatMap(({ grants }) => Object.keys(grants[0]?.columns ?? {}))),
  ].sort();
  return [
    { path: `${root}/cohort`, payload: {} },
    ...columns.map((column) => ({ path: `${root}/cohort`, payload: { columns: [column] } })),
    { path: `${root}/table`, payload: { by: ['sex'] } },
    { path: `${root}/lookup`, payload: { by: { number: '9100000000007' } } },
  ];
}

async function askAll(ask: AskOverHttp, questions: readonly Question[]): Promise<Told[]> {
  const told: Told[] = [];
  for (const { path, payload } of questions) {
    let answer = await ask(path, payload);
    // Too busy is no answer yet.
    for (let tries = 0; BUSY.has(answer.status) && tries < MOST_TRIES; tries++) {
      await wait(BUSY_MS);
      answer = await ask(path, payload);
    }
    told.push({ status: answer.status, text: await answer.text() });
  }
  return told;
}

type Compared = Readonly<{
  first: Agreement;
  next: Agreement;
  before: readonly Told[];
  after: readonly Told[];
}>;

/** What a version that says it is no wider gives beyond the one before; rows are compared where their columns leave in the same way. */
function findMore({ first, next, before, after }: Compared): string | undefined {
  const linesOf = (told: Told | undefined) =>
    told?.status === 200 ? told.text.split('\n').slice(0, -1) : [];
  const [all, fewer] = [linesOf(before[0]), linesOf(after[0])];
  if (fewer.length > all.length) return `${fewer.length} rows instead of ${all.length}`;
  const columnsOf = ({ grants }: Agreement) => hashOf(grants[0]?.columns);
  if (columnsOf(first) !== columnsOf(next)) return undefined;
  const known = new Set(all);
  return fewer.every((line) => known.has(line)) ? undefined : 'a row that was not there before';
}
