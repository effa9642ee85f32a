import { type Engine, type NumberVector, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import type { Pairs } from '../../../linker/index.ts';
import type { LinkDecision } from '../inputs.ts';
import { fieldWeightsOf } from '../scores/index.ts';

/** The rows outside the register that may come together, as parallel arrays by node. */
export type Nodes = Readonly<{
  firstOfPerson: Int32Array;
  uniqueSource: Uint8Array;
  identity: Int32Array;
  sex: Uint8Array;
  birthYear: Int16Array;
}>;

/** What number, face and reviewers say of nodes. */
export type Words = Readonly<{
  /** Every row with the first of its person, and the persons that reviewers made one. */
  united: Pairs;
  /** Pairs that reviewers named as one person, and as two. */
  mustLink: Pairs;
  cannotLink: Pairs;
}>;

/** Scored pairs of nodes. */
export type ScoredEdges = Pairs & Readonly<{ weight: Float32Array; pattern: Int32Array }>;

/** Reads the nodes in their order. */
export async function readNodes(engine: Engine): Promise<Nodes> {
  const columns = await columnsOf(
    engine,
    sql`select first_of_person, unique_source, identity, sex, birth_year from island_nodes order by node`,
    5,
  );
  const [first = [], source = [], identity = [], sex = [], year = []] = columns;
  return {
    firstOfPerson: Int32Array.from(first),
    uniqueSource: Uint8Array.from(source),
    identity: Int32Array.from(identity),
    sex: Uint8Array.from(sex),
    birthYear: Int16Array.from(year),
  };
}

/** Reads what was decided of nodes; a decided row that is no node stands for its person. */
export async function readWords(engine: Engine, decisions: readonly LinkDecision[]): Promise<Words> {
  const united = await columnsOf(
    engine,
    sql`
      select first_of_person, node from island_nodes where node <> first_of_person
      union all
      select min(first_of_person) over (partition by part), first_of_person
      from (select distinct part, first_of_person from island_nodes where part is not null) as part_of_person`,
    2,
  );
  const rows = await engine.rows(sql`
    select distinct decided_rows.key, coalesce(own.node, person_node.first_of_person) as node
    from decided_rows
    left join island_nodes as own on own.record = decided_rows.record
    left join island_nodes as person_node on person_node.person = decided_rows.person
    where coalesce(own.node, person_node.node) is not null
      and (own.node is not null or decided_rows.record not in (select record from cut_rows))
    order by 1, 2`);
  const nodesOf = Map.groupBy(rows, ({ key }) => String(key));
  const pairsOf = (kind: LinkDecision['kind']): Pairs => {
    const pairs = decisions
      .filter((decision) => decision.kind === kind)
      .flatMap(({ leftKey, rightKey }) => productOf(nodesOf.get(`${leftKey}`), nodesOf.get(`${rightKey}`)));
    return {
      left: Int32Array.from(pairs, ([left]) => left),
      right: Int32Array.from(pairs, ([, right]) => right),
    };
  };
  const [left = [], right = []] = united;
  return {
    united: { left: Int32Array.from(left), right: Int32Array.from(right) },
    mustLink: pairsOf('must-link'),
    cannotLink: pairsOf('cannot-link'),
  };
}

function productOf(lefts: readonly Row[] = [], rights: readonly Row[] = []): [number, number][] {
  return lefts.flatMap((left) =>
    rights.flatMap((right): [number, number][] => {
      const [one, other] = [Number(left['node']), Number(right['node'])];
      return one === other ? [] : [[one, other]];
    }),
  );
}

/** Reads the scored pairs, and what each case of a population and a pattern is made of. */
export async function readScores(engine: Engine) {
  const cases = await engine.rows(sql`
    select population, pattern, row_number() over (order by population, pattern) - 1 as number
    from (select distinct population, pattern from island_scores) as seen
    order by number`);
  const [left = [], right = [], weight = [], pattern = []] = await columnsOf(
    engine,
    sql`
      with seen as (
        select population, pattern, cast(row_number() over (order by population, pattern) - 1 as integer) as number
        from (select distinct population, pattern from island_scores) as one_each
      )
      select
        least(one.node, other.node), greatest(one.node, other.node),
        cast(island_scores.weight as double), seen.number
      from island_scores
      join island_nodes as one on one.record = island_scores.record
      join island_nodes as other on other.record = island_scores.other_record
      join seen on seen.population = island_scores.population and seen.pattern = island_scores.pattern
      order by 1, 2`,
    4,
  );
  const edges: ScoredEdges = {
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    weight: Float32Array.from(weight),
    pattern: Int32Array.from(pattern),
  };
  const bits = await engine.rows(sql`select population, fact, outcome, bits from outcome_bits`);
  const [prior] = await engine.rows(sql`select prior + bits as prior from islanders cross join island_prior`);
  return { edges, evidence: { ...fieldWeightsOf(cases, bits), prior: Number(prior?.['prior'] ?? 0) } };
}

/** A few columns of integers or floating numbers, whole. */
async function columnsOf(engine: Engine, question: Sql, count: number) {
  const columns = Array.from({ length: count }, (): number[] => []);
  for await (const vectors of engine.vectors(question)) {
    vectors.forEach((vector: NumberVector, place) => {
      for (const value of vector) columns[place]?.push(value);
    });
  }
  return columns;
}
