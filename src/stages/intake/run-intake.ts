import { Problem } from '../../base/errors/index.ts';
import type { BuiltVersion, Lake } from '../../base/lake/index.ts';
import type { DatasetVersion } from '../../base/model/index.ts';
import type { Environment } from '../../base/settings/index.ts';
import type { Delivery, SetAside, Survey } from './arrivals/index.ts';
import type { CodeList } from './code-list.ts';
import type { SourceContract } from './contract.ts';
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

/** What a source needs of memory while it is cast; so many are taken in side by side as there is memory and there are processors for. */
const MEMORY_A_LANE_MB = 600;
const MOST_LANES = 4;

/** Takes in all sources, several side by side: while one's files are read, another's rows are cast. */
export async function runIntake(lake: Lake, order: IntakeOrder): Promise<Intake> {
  const { survey } = order;
  const { memoryMb, threads } = lake.limits;
  const lanes = Math.max(1, Math.min(threads, MOST_LANES, Math.floor(memoryMb / MEMORY_A_LANE_MB)));
  const readers = once(() => readyReaders(order.limits));
  const outcomes = await inLanes(lanes, survey.deliveries, async (delivery) => {
    order.onBegin?.(delivery.contract.id);
    const outcome = await takeIn(lake, { ...order, readers }, delivery);
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

/** Works through a list, several items at a time; answers come in the order of the list. After a failure nothing new is begun. */
async function inLanes<Item, Answer>(
  lanes: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const coming = items.entries();
  let failed = false;
  const lane = async () => {
    for (const [index, item] of coming) {
      if (failed) return;
      try {
        answers[index] = await work(item);
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

type Shared = Readonly<{ readers: () => Promise<ReaderKit> }>;

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
