import type { BuiltVersion } from './base/lake/index.ts';
import type { DatasetVersion } from './base/model/index.ts';

/** The stages in the order a record travels. */
export const STAGES = [
  'places',
  'intake',
  'linkage',
  'households',
  'profiles',
  'entitlements',
  'needs',
  'poverty',
  'gaps',
  'areas',
  'search',
] as const;
export type StageName = (typeof STAGES)[number];

/** What happens on the way, for whoever watches. */
export type PipelineEvent = Readonly<
  | { kind: 'begun'; stage: StageName }
  | { kind: 'source'; source: string }
  | { kind: 'ended'; stage: StageName; rows: number; seconds: number; made: boolean }
>;

/** Whether a stage is made again though nothing changed. */
export type StageOptions = Readonly<{ again: boolean }>;

type TakenIn = Readonly<{ rowsIn: number; made: boolean }>;

/** Runs stages under a watch. */
export type Watch = Readonly<{
  stage: (
    stage: StageName,
    work: (options: StageOptions) => Promise<BuiltVersion>,
  ) => Promise<DatasetVersion>;
  intake: <Taken extends TakenIn>(work: (options: StageOptions) => Promise<Taken>) => Promise<Taken>;
  seconds: () => Readonly<Record<StageName | 'total', number>>;
}>;

/** What a watch has to know of a run. */
type Watched = Readonly<{ from?: StageName | undefined; onEvent: (event: PipelineEvent) => void }>;

/** Tells who watches what happens, and keeps the times. */
export function openWatch(journey: Watched): Watch {
  const started = performance.now();
  const seconds = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<StageName, number>;
  const firstAgain = journey.from ? STAGES.indexOf(journey.from) : STAGES.length;
  const timed = async <Answer>(stage: StageName, work: (options: StageOptions) => Promise<Answer>) => {
    journey.onEvent({ kind: 'begun', stage });
    const begun = performance.now();
    const answer = await work({ again: STAGES.indexOf(stage) >= firstAgain });
    seconds[stage] = (performance.now() - begun) / 1000;
    return answer;
  };
  return {
    stage: async (
      stage: StageName,
      work: (options: StageOptions) => Promise<BuiltVersion>,
    ): Promise<DatasetVersion> => {
      const { version, made } = await timed(stage, work);
      const rows = version.tables.reduce((all, table) => all + table.rows, 0);
      journey.onEvent({ kind: 'ended', stage, rows, seconds: seconds[stage], made });
      return version;
    },
    intake: async <Taken extends TakenIn>(work: (options: StageOptions) => Promise<Taken>) => {
      const outcome = await timed('intake', work);
      journey.onEvent({
        kind: 'ended',
        stage: 'intake',
        rows: outcome.rowsIn,
        seconds: seconds.intake,
        made: outcome.made,
      });
      return outcome;
    },
    seconds: () => ({ ...seconds, total: (performance.now() - started) / 1000 }),
  };
}
