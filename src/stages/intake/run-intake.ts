import { Problem } from '../../base/errors/index.ts';
import type { BuiltVersion, Lake } from '../../base/lake/index.ts';
import type { DatasetVersion } from '../../base/model/index.ts';
import type { Environment } from '../../base/settings/index.ts';
import type { Delivery, SetAside, Survey } from './arrivals/index.ts';
import type { CastInTurn } from './cast-pieces.ts';
import type { CodeList } from './code-list.ts';
import type { SourceContract } from './contract.ts';
import type { Holds } from './erased/index.ts';
import { intakeSource, type SourceOutcome } from './intake-source.ts';
import { type ReaderKit, type ReadLimits, readyReaders } from './reader/index.ts';
import type { IntakeSettings } from './settings.ts';

/** What taking in everything that was found in an input folder needs. */
export type IntakeOrder = Readonly<{
  survey: Survey;
  contracts: readonly SourceContract[];
  codeLists: readonly CodeList[];
  settings: IntakeSettings;
  places: DatasetVersion;
  environment: Environment;
  /** Whose rows are not taken in, because they were erased. */
  holds?: Holds | undefined;
  /** Makes versions that are there already once more. */
  again?: boolean;
  /** About how much text is cast at once; by default as much as keeps memory small. */
  pieceBytes?: number;
  /** What a process that reads files may use; by default enough for any file. */
  limits?: Partial<ReadLimits>;
  /** Told when a source is begun and when it is done. */
  onBegin?: (source: string) => void;
  onDone?: (outcome: SourceOutcome) => void;
}>;

/** What came of it. A source that is not among `built` has no new version; whoever runs the stages keeps its former one. */
export type Intake = Readonly<{
  built: readonly Readonly<{ source: string; version: BuiltVersion }>[];
  /** Files that cannot be read, with the reason; they stop neither their source nor the others. */
  refused: readonly SetAside[];
  /** Files whose content came under another name too. */
  ignored: readonly SetAside[];
  /** Names of files that no contract knows. */
  unrecognised: readonly string[];
}>;

/** What a source needs of memory while it is cast; so many are cast side by side as there is memory and there are processors for. */
const MEMORY_A_CAST_MB = 600;
const MOST_CASTS = 4;
/** So many more are being read meanwhile, so that casting need not wait for reading. */
const READ_AHEAD = 2;

/** Takes in all sources, several side by side: while some are cast, files of others are read. */
export async function runIntake(lake: Lake, order: IntakeOrder): Promise<Intake> {
  const { survey } = order;
  const { memoryMb, threads } = lake.limits;
  const casts = Math.max(1, Math.min(threads, MOST_CASTS, Math.floor(memoryMb / MEMORY_A_CAST_MB)));
  const lanes = { atWork: 0 };
  const castInTurn = takeTurns(casts, () => Math.floor(threads / Math.min(casts, lanes.atWork)));
  const readers = once(() => readyReaders(order.limits));
  const outcomes = await inLanes(casts + READ_AHEAD, largeAndSmall(survey.deliveries), async (delivery) => {
    order.onBegin?.(delivery.contract.id);
    lanes.atWork++;
    const outcome = await takeIn(lake, { ...order, readers, castInTurn }, delivery).finally(
      () => lanes.atWork--,
    );
    order.onDone?.(outcome);
    return outcome;
  });
  return {
    built: outcomes.flatMap(({ source, built }) => (built ? [{ source, version: built }] : [])),
    refused: [...survey.refused, ...outcomes.flatMap(({ refused }) => refused)],
    ignored: survey.ignored,
    unrecognised: survey.unrecognised,
  };
}

type Placed = readonly [place: number, delivery: Delivery];

/**
 * Large ones in turns with small ones, each with its place in the order that outcomes are told in: there is soon something to cast, and
 * no large one is left to be taken in alone at the end.
 */
function largeAndSmall(deliveries: readonly Delivery[]): Placed[] {
  const bytesOf = ([, { files }]: Placed) => files.reduce((sum, { facts }) => sum + facts.bytes, 0);
  const sorted = [...deliveries.entries()].sort((one, other) => bytesOf(other) - bytesOf(one));
  const half = Math.ceil(sorted.length / 2);
  const small = sorted.slice(half).reverse();
  return sorted.slice(0, half).flatMap((large, rank) => [large, ...small.slice(rank, rank + 1)]);
}

/**
 * Lets so many work at a time, each with its share of the threads; the others wait for their turn. An engine with more threads than
 * it can use keeps them busy with asking for work. After a failure nothing new is cast: the run has failed.
 */
function takeTurns(atOnce: number, threadsNow: () => number): CastInTurn {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  let failure: Readonly<{ cause: unknown }> | undefined;
  return async (cast) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      if (failure) throw failure.cause;
      return await cast(Math.max(1, threadsNow()));
    } catch (cause) {
      failure ??= { cause };
      throw cause;
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}

/** Works through a list, several items at a time; answers come in the order of their places. After a failure nothing new is begun. */
async function inLanes<Item, Answer>(
  lanes: number,
  items: readonly (readonly [place: number, item: Item])[],
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const coming = items.values();
  let failed = false;
  const lane = async () => {
    for (const [place, item] of coming) {
      if (failed) return;
      try {
        answers[place] = await work(item);
      } catch (thrown) {
        failed = true;
        throw thrown;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return answers;
}

/** Does something when it is asked for, and only once. */
function once<Answer>(make: () => Promise<Answer>): () => Promise<Answer> {
  let made: Promise<Answer> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

type Shared = Readonly<{ readers: () => Promise<ReaderKit>; castInTurn: CastInTurn }>;

/** A file that is still being delivered is a matter for the next run. */
async function takeIn(
  lake: Lake,
  order: IntakeOrder & Shared,
  { contract, files }: Delivery,
): Promise<SourceOutcome> {
  try {
    return await intakeSource(lake, { ...order, contract, files }, { again: order.again ?? false });
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.code !== 'FILE_CHANGED') throw thrown;
    const file = String(thrown.params['file']);
    return { source: contract.id, built: null, refused: [{ source: contract.id, file, problem: thrown }] };
  }
}
