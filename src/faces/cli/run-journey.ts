import { join } from 'node:path';
import { asProblem, sentenceOf } from '../../base/errors/index.ts';
import type { IsoDate, Text } from '../../base/model/index.ts';
import { type Arrival, runJourney } from '../../pipeline.ts';
import { endCorrections } from '../../services/citizens/index.ts';
import {
  type CarriedOut,
  carryOut,
  findForgotten,
  type PendingErasures,
  readHolds,
} from '../../services/erasure/index.ts';
import { deriveEvents } from '../../services/events/index.ts';
import { openReading } from '../../services/lookup/index.ts';
import type { PipelineEvent, StageName } from '../../stage-watch.ts';
import { forgottenLines } from './forgotten-lines.ts';
import type { Output } from './output.ts';
import type { House } from './wiring.ts';

/** What a run is asked for. */
export type RunRequest = Readonly<{
  inputDir: string;
  asOf?: IsoDate | undefined;
  from?: StageName | undefined;
}>;

/** A file that was not read, and why. */
export type FileAside = Readonly<{ source: string; file: string; code: string; message: Text }>;

/** What a run came to, as `run` and `demo` print it. */
export type RunReport = Readonly<{
  registers: number;
  rowsIn: number;
  rowsAccepted: number;
  rowsRejected: number;
  rejectedByReason: Readonly<Record<string, number>>;
  refusedFiles: readonly FileAside[];
  ignoredFiles: readonly FileAside[];
  unrecognisedFiles: readonly string[];
  asOf: IsoDate;
  /** Births, deaths and the like that this run was the first to tell of. */
  lifeEvents: number;
  /** People whose data this run erased for good, and registers that still show somebody who is to be erased. */
  erased: CarriedOut;
  seconds: Arrival['seconds'];
  peakMemoryMb: number;
}>;

const KB_A_MB = 1024;

/** Runs the whole journey as the one writer. Throws HOME_BUSY when there is another. */
export async function runAndPublish(house: House, request: RunRequest, output: Output): Promise<RunReport> {
  await using _lock = await house.ledger.runs.lockWriter();
  for (const line of forgottenLines(await findForgotten({ home: house.settings.home, ledger: house.ledger })))
    output.progress(line);
  return await runAsWriter(house, request, output);
}

/**
 * For who holds the writer's lock: runs the journey, publishes what it made at once, writes down how it went, and then destroys what was
 * made before somebody was erased.
 */
export async function runAsWriter(house: House, request: RunRequest, output: Output): Promise<RunReport> {
  const pending = await readHolds(house);
  const report = await publishRun(house, { ...request, holds: pending?.holds }, output);
  return { ...report, erased: pending ? await carryOut(house, pending) : { erased: 0, waitsFor: [] } };
}

type HeldRequest = RunRequest & Readonly<{ holds: PendingErasures['holds'] | undefined }>;
type PublishedReport = Omit<RunReport, 'erased'>;

async function publishRun(house: House, request: HeldRequest, output: Output): Promise<PublishedReport> {
  const { ledger, lake } = house;
  await lake.sweep();
  const corrections = await ledger.disputes.corrections();
  const current = await ledger.versions.allCurrent();
  const run = await ledger.runs.start({ inputDir: request.inputDir });
  try {
    const arrival = await runJourney({
      ...house,
      ...request,
      environment: house.settings.environment,
      cacheFile: join(house.settings.home, 'file-facts.json'),
      current,
      decisions: await ledger.reviews.inForce(),
      corrections,
      onEvent: (event) => showEvent(event, output),
    });
    const { asOf, versions: made } = arrival;
    const events = await deriveEvents({ lake, country: house.country, made, current, asOf });
    const report = reportOf(arrival, events.fresh);
    await ledger.runs.succeed(run.id, {
      asOf,
      versions: [...made, events.version],
      summary: { ...report },
    });
    if (corrections.length > 0) await endOldCorrections(house);
    return report;
  } catch (thrown) {
    const { code, params } = asProblem(thrown, 'run');
    await ledger.runs.finish(run.id, { state: 'failed', problem: { code, params } });
    throw thrown;
  }
}

/** Tells citizens whose register says something else since they were found to be right. */
async function endOldCorrections(house: House): Promise<void> {
  const reading = await openReading(house);
  try {
    await endCorrections(reading, house.ledger.disputes);
  } finally {
    await reading.close();
  }
}

function reportOf({ received, asOf, seconds }: Arrival, lifeEvents: number): PublishedReport {
  const { rowsIn, rowsAccepted, rowsRejected, rejectedByReason } = received;
  return {
    registers: received.sources.length,
    rowsIn,
    rowsAccepted,
    rowsRejected,
    rejectedByReason,
    refusedFiles: received.refused.map(asideOf),
    ignoredFiles: received.ignored.map(asideOf),
    unrecognisedFiles: received.unrecognised,
    asOf,
    lifeEvents,
    seconds,
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / KB_A_MB),
  };
}

function asideOf({ source, file, problem }: Arrival['received']['refused'][number]): FileAside {
  return {
    source,
    file,
    code: problem.code,
    message: { th: sentenceOf(problem, 'th'), en: sentenceOf(problem, 'en') },
  };
}

function showEvent(event: PipelineEvent, output: Output): void {
  if (event.kind === 'ended') output.progress(endedLine(event));
  else
    output.progress(event.kind === 'source' ? `  intake ${event.source} …` : `  ${event.stage} …`, {
      passing: true,
    });
}

function endedLine(event: Extract<PipelineEvent, { kind: 'ended' }>): string {
  const rows = event.rows.toLocaleString('en-US').padStart(12);
  const rate = Math.round(event.rows / Math.max(event.seconds, 0.001)).toLocaleString('en-US');
  const how = event.made
    ? `${event.seconds.toFixed(2).padStart(7)} s  ${rate.padStart(12)} rows/s`
    : '     unchanged';
  return `  ${event.stage.padEnd(13)}${rows} rows  ${how}`;
}
