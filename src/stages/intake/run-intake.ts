import { Problem } from '../../base/errors/index.ts';
import type { BuiltVersion, Lake } from '../../base/lake/index.ts';
import type { DatasetVersion } from '../../base/model/index.ts';
import type { Environment } from '../../base/settings/index.ts';
import type { Delivery, SetAside, Survey } from './arrivals/index.ts';
import type { CodeList } from './code-list.ts';
import type { SourceContract } from './contract.ts';
import { intakeSource, type SourceOutcome } from './intake-source.ts';
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

/** Takes in one source after another. */
export async function runIntake(lake: Lake, order: IntakeOrder): Promise<Intake> {
  const { survey } = order;
  const outcomes: SourceOutcome[] = [];
  for (const delivery of survey.deliveries) {
    order.onBegin?.(delivery.contract.id);
    const outcome = await takeIn(lake, order, delivery);
    order.onDone?.(outcome);
    outcomes.push(outcome);
  }
  return {
    built: outcomes.flatMap(({ source, built }) => (built ? [{ source, version: built }] : [])),
    refused: [...survey.refused, ...outcomes.flatMap(({ refused }) => refused)],
    ignored: survey.ignored,
    unrecognised: survey.unrecognised,
  };
}

/** A file that is still being delivered is a matter for the next run. */
async function takeIn(lake: Lake, order: IntakeOrder, { contract, files }: Delivery): Promise<SourceOutcome> {
  try {
    return await intakeSource(lake, { ...order, contract, files }, { again: order.again ?? false });
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.code !== 'FILE_CHANGED') throw thrown;
    const file = String(thrown.params['file']);
    return { source: contract.id, built: null, refused: [{ source: contract.id, file, problem: thrown }] };
  }
}
