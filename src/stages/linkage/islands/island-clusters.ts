import { type CodeStep, type Engine, sql } from '../../../base/lake/index.ts';
import { collectiveClusters, weightOf } from '../../../linker/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { doubtsBetween, weakestTies } from './island-doubts.ts';
import { explainIslanders } from './island-scores.ts';
import { type Nodes, readNodes, readScores, readWords, type ScoredEdges } from './read-islands.ts';

/**
 * Joins people outside the register by their scores: the surest pairs first, then clusters as wholes, in few rounds. Two numbers that
 * last, two rows of a source that has one a person, another sex or year of birth keep them apart, and what reviewers said stands.
 */
export function islandClusters(context: LinkageContext): CodeStep {
  const { settings, decisions } = context;
  const { islands, review } = settings;
  const words = decisions.map(({ leftKey, rightKey, kind }) => `${leftKey} ${kind} ${rightKey}`);
  return {
    table: 'island_parts',
    version: ['island-clusters-1', JSON.stringify([islands, settings.scores, review]), ...words].join('; '),
    make: async ({ engine }) => {
      await explainIslanders(engine);
      const nodes = await readNodes(engine);
      const told = await readWords(engine, decisions);
      const { edges, evidence } = await readScores(engine);
      const least = weightOf(settings.scores.accept);
      const { cluster, joins } = collectiveClusters({
        records: nodes.identity.length,
        edges,
        ...evidence,
        startAt: least,
        mergeAt: least,
        rounds: islands.rounds,
        constraints: {
          identity: nodes.identity,
          uniqueSource: nodes.uniqueSource,
          traits: [{ values: nodes.sex }, { values: nodes.birthYear, atMostApart: islands.yearsApart }],
          cannotLink: told.cannotLink,
          mustLink: told.united,
        },
      });
      await writeParts(engine, partsOf({ nodes, edges, cluster, joins, least }));
      const found = { nodes, edges, cluster, told };
      await writeQuestions(engine, [
        ...doubtsBetween(found, weightOf(settings.scores.review)),
        ...weakestTies(found, review.bridge),
      ]);
    },
  };
}

type Formed = Readonly<{
  nodes: Nodes;
  edges: ScoredEdges;
  cluster: Int32Array;
  joins: Readonly<{ stays: Int32Array; goes: Int32Array; score: Float32Array }>;
  least: number;
}>;

/** Every person that is one with others, by the first of its rows, with the strongest pair that leads to another of them. */
function partsOf({ nodes, edges, cluster, joins, least }: Formed): (number | null)[][] {
  const { firstOfPerson } = nodes;
  const strongest = new Map<number, number>();
  edges.left.forEach((left, edge) => {
    const right = edges.right[edge] ?? left;
    if (cluster[left] !== cluster[right]) return;
    for (const end of [left, right]) {
      const person = firstOfPerson[end] ?? end;
      const known = strongest.get(person);
      if (known === undefined || (edges.weight[edge] ?? 0) > (edges.weight[known] ?? 0))
        strongest.set(person, edge);
    }
  });
  const joined = new Map<number, number>();
  joins.score.forEach((score, join) => {
    for (const root of [joins.stays[join] ?? 0, joins.goes[join] ?? 0]) {
      const person = firstOfPerson[root] ?? root;
      if (!joined.has(person)) joined.set(person, score);
    }
  });
  const people = [...new Set(firstOfPerson)].sort((one, other) => one - other);
  const parts = Map.groupBy(people, (person) => cluster[person] ?? person);
  return [...parts.values()]
    .filter((members) => members.length > 1)
    .flatMap((members) =>
      members.map((person) => {
        const edge = strongest.get(person);
        const own = edge === undefined ? undefined : edges.weight[edge];
        const weight = own !== undefined && own >= least ? own : (joined.get(person) ?? own);
        const ends = edge === undefined ? [null, null] : [edges.left[edge] ?? 0, edges.right[edge] ?? 0];
        return [person, cluster[person] ?? person, weight ?? null, ...ends];
      }),
    );
}

async function writeParts(engine: Engine, parts: readonly (number | null)[][]): Promise<void> {
  await engine.run(sql`
    create or replace table island_parts (
      node integer, part integer, weight double, left_node integer, right_node integer
    )`);
  await engine.append('island_parts', parts);
}

async function writeQuestions(
  engine: Engine,
  questions: readonly Readonly<{ left: number; right: number; ground: string }>[],
): Promise<void> {
  await engine.run(sql`
    create or replace table asked_of_islands (left_node integer, right_node integer, ground varchar)`);
  await engine.append(
    'asked_of_islands',
    questions.map(({ left, right, ground }) => [left, right, ground]),
  );
}
