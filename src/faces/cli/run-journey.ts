import { asProblem } from '../../base/errors/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import { type Arrival, type PipelineEvent, runJourney, type StageName } from '../../pipeline.ts';
import type { Output } from './output.ts';
import type { House } from './wiring.ts';

/** What a run is asked for. */
export type RunRequest = Readonly<{
  inputDir: string;
  asOf?: IsoDate | undefined;
  from?: StageName | undefined;
}>;

/** What a run came to, as `run` and `demo` print it. */
export type RunReport = Readonly<{
  registers: number;
  rowsIn: number;
  rowsAccepted: number;
  rowsRejected: number;
  rejectedByReason: Readonly<Record<string, number>>;
  refusedFiles: readonly Readonly<{
    file: string;
    code: string;
    message: Readonly<{ th: string; en: string }>;
  }>[];
  ignoredFiles: readonly string[];
  asOf: IsoDate;
  seconds: Arrival['seconds'];
  peakMemoryMb: number;
}>;

const KB_A_MB = 1024;

/** Runs the whole journey as the one writer, publishes what it made at once, and writes down how it went. */
export async function runAndPublish(house: House, request: RunRequest, output: Output): Promise<RunReport> {
  const { ledger, lake } = house;
  await using _lock = await ledger.runs.lockWriter();
  await lake.sweep();
  const run = await ledger.runs.start({ inputDir: request.inputDir });
  try {
    const arrival = await runJourney({
      ...house,
      ...request,
      environment: house.settings.environment,
      home: house.settings.home,
      current: await ledger.versions.allCurrent(),
      onEvent: (event) => showEvent(event, output),
    });
    const report = reportOf(arrival);
    await ledger.runs.succeed(run.id, {
      asOf: arrival.asOf,
      versions: arrival.versions,
      summary: { ...report },
    });
    return report;
  } catch (thrown) {
    const { code, params } = asProblem(thrown, 'run');
    await ledger.runs.finish(run.id, { state: 'failed', problem: { code, params } });
    throw thrown;
  }
}

function reportOf({ intake, asOf, seconds }: Arrival): RunReport {
  return {
    registers: intake.sources.length,
    rowsIn: intake.rowsIn,
    rowsAccepted: intake.rowsAccepted,
    rowsRejected: intake.rowsRejected,
    rejectedByReason: intake.rejectedByReason,
    refusedFiles: intake.refused,
    ignoredFiles: intake.ignored,
    asOf,
    seconds,
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / KB_A_MB),
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
