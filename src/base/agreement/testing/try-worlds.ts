import { type Agreement, type Asking, compileGrant, planSql, type SharePlan } from '../index.ts';
import { type Draw, openDraw } from './draw.ts';
import { KEY, SETTING, textOf } from './judge.ts';
import { readPlainly } from './plain-reading.ts';
import { drawAgreement, drawAsking } from './random-asks.ts';
import { drawWorld, plainWorlds, SMALL_DATASETS, type SmallWorld } from './small-world.ts';
import type { openWorldEngine } from './world-engine.ts';

/** Who is on the list that some grants name. */
export const MEMBERS = [1n, 3n, 4n, 8n, 9n];
const WORLDS_TRIED = 15;
const PEOPLE = 8;

type Room = Awaited<ReturnType<typeof openWorldEngine>>;

/** How many worlds were really altered, and with which seeds the answers differed. */
export type WorldsTried = Readonly<{ altered: number; different: number[] }>;

/**
 * Draws agreements and questions, answers each in a world and in another one that differs only where the grant lets nothing through, and
 * compares the answers byte for byte.
 */
export async function tryWorlds(
  room: Room,
  { seed: first, trials: wanted }: Readonly<{ seed: number; trials: number }>,
): Promise<WorldsTried> {
  const different: number[] = [];
  let trials = 0;
  let altered = 0;
  for (let seed = first; trials < wanted; seed++) {
    const draw = openDraw(seed);
    const agreement = drawAgreement(draw);
    const asking = drawAsking(draw, agreement, KEY);
    const plan = planOf(agreement, asking);
    if (!plan) continue;
    trials++;
    const one = drawWorld(draw, PEOPLE);
    const other = alterOutside({ draw, agreement, asking }, one);
    if (textOf(one) !== textOf(other)) altered++;
    if ((await bodyOf(room, plan, other)) !== (await bodyOf(room, plan, one))) different.push(seed);
  }
  return { altered, different };
}

/** Everything that a recipient may learn of a row under a grant: nothing when it is outside, else what leaves of it. */
function learnable(agreement: Agreement, asking: Asking, world: SmallWorld): string {
  const everything: Asking = { ...asking, request: { act: 'cohort' } };
  const grants = agreement.grants.map((grant) => ({
    ...grant,
    // Whoever may ask by number learns who has it.
    columns: { ...grant.columns, ...(grant.lookupBy.includes('number') ? { nid: 'clear' } : {}) },
    act: ['cohort' as const],
    to: [asking.recipient],
  }));
  const answer = readPlainly({ ...agreement, grants }, everything, plainWorlds(world, KEY, MEMBERS));
  return textOf(answer);
}

/** Another world in which some values differ at random. */
function alter(draw: Draw, world: SmallWorld): SmallWorld {
  const other = drawWorld(draw, world.people.length);
  const change = (rows: SmallWorld['people'], others: SmallWorld['people']) =>
    rows.map((row, place) => {
      const donor = others[place] ?? row;
      const columns = Object.keys(row).filter((column) => column !== 'person_id' && draw.chance(0.4));
      return { ...row, ...Object.fromEntries(columns.map((column) => [column, donor[column] ?? null])) };
    });
  return {
    people: change(world.people, other.people),
    cards: change(world.cards, other.cards),
    figures: change(world.figures, other.figures),
  };
}

type Trial = Readonly<{ draw: Draw; agreement: Agreement; asking: Asking }>;

/** Takes changes back until what may be learned is the same: what is left altered is outside the grant. */
function alterOutside({ draw, agreement, asking }: Trial, world: SmallWorld): SmallWorld {
  const learned = learnable(agreement, asking, world);
  let kept = world;
  for (let tried = 0; tried < WORLDS_TRIED; tried++) {
    const place = draw.below(world.people.length);
    const next = alter(draw, kept);
    const swap = (rows: SmallWorld['people'], others: SmallWorld['people']) =>
      rows.map((row, at) => (at === place ? (others[at] ?? row) : row));
    const candidate = {
      people: swap(kept.people, next.people),
      cards: swap(kept.cards, next.cards),
      figures: swap(kept.figures, next.figures),
    };
    if (learnable(agreement, asking, candidate) === learned) kept = candidate;
  }
  return kept;
}

function planOf(agreement: Agreement, asking: Asking): SharePlan | undefined {
  try {
    return compileGrant(agreement, asking, SMALL_DATASETS);
  } catch {
    return undefined;
  }
}

async function bodyOf(room: Room, plan: SharePlan, world: SmallWorld): Promise<string> {
  await room.fill(world);
  return textOf(await room.engine.rows(planSql(plan, SETTING)));
}
