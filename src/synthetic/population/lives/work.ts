import { type Day, yearsBefore } from '../../calendar.ts';
import { between, chance, type Stream, unit, weighted } from '../../random.ts';
import type { WorkSettings } from '../../settings/index.ts';
import type { Schooling } from './schooling.ts';

export const JOBS = ['farmer', 'labourer', 'trader', 'employee', 'official'] as const;
export type Job = (typeof JOBS)[number];
export type Occupation =
  | Job
  | 'too-young'
  | 'student'
  | 'housework'
  | 'jobless'
  | 'retired'
  | 'pensioner'
  | 'unable';

/** What a person does for a living, and how they are insured through it. */
export type Work = Readonly<{
  occupation: Occupation;
  isWorking: boolean;
  /** Section of the social security law; null when not insured. */
  section: '33' | '39' | '40' | null;
  insuredSince: Day | null;
  monthsPaid: number;
  /** Draws a monthly state pension, as a former official or as an heir. */
  hasStatePension: boolean;
  isHeir: boolean;
  /** For officials: serves a local council, which insures its own. */
  isLocalOfficial: boolean;
}>;

/** How common kinds of work are in one province: shares of working people. */
export type LabourMarket = Readonly<Record<Job, number>>;

/** Who asks for work. */
export type Worker = Readonly<{
  age: number;
  sex: 'm' | 'f';
  schooling: Schooling;
  isUnable: boolean;
  asOf: Day;
}>;

const NOT_INSURED = {
  section: null,
  insuredSince: null,
  monthsPaid: 0,
  hasStatePension: false,
  isHeir: false,
  isLocalOfficial: false,
} as const;

/** Draws work by age, schooling and the province's labour market. */
export function drawWork(
  stream: Stream,
  worker: Worker,
  place: Readonly<{ market: LabourMarket; settings: WorkSettings }>,
): Work {
  const { age, schooling, isUnable } = worker;
  const { settings } = place;
  if (age < settings.workingAge) return idle(schooling.grade === null ? 'too-young' : 'student');
  if (schooling.grade !== null) return idle('student');
  if (isUnable) return idle('unable');
  if (age >= settings.pensionAge) return older(stream, worker, place);
  if (chance(stream, settings.jobless)) return idle('jobless');
  if (worker.sex === 'f' && chance(stream, settings.housework))
    return insured(stream, { occupation: 'housework', worker }, settings);
  return insured(stream, { occupation: drawJob(stream, worker, place), worker }, settings);
}

/** Someone without work. */
export function idle(occupation: Occupation): Work {
  return { occupation, isWorking: false, ...NOT_INSURED };
}

/** Beyond the age of retirement officials draw a pension, some of the others go on working. */
function older(
  stream: Stream,
  worker: Worker,
  place: Readonly<{ market: LabourMarket; settings: WorkSettings }>,
): Work {
  const { settings } = place;
  const isGraduate = ['diploma', 'bachelor', 'above'].includes(worker.schooling.education);
  const share = isGraduate ? settings.pensionersOfGraduates : settings.pensionersOfOthers;
  if (chance(stream, share)) return { ...idle('pensioner'), hasStatePension: true };
  const isHeir = chance(stream, settings.heirPensions);
  const band = settings.workingOld.find(({ from }) => worker.age >= from);
  if (!chance(stream, band?.share ?? 0)) return { ...idle('retired'), hasStatePension: isHeir, isHeir };
  const drawn = drawJob(stream, worker, place);
  const occupation = drawn === 'official' || drawn === 'employee' ? 'trader' : drawn;
  return { ...insured(stream, { occupation, worker }, settings), hasStatePension: isHeir, isHeir };
}

function drawJob(
  stream: Stream,
  { age, schooling }: Worker,
  { market, settings }: Readonly<{ market: LabourMarket; settings: WorkSettings }>,
): Job {
  const isGraduate = ['diploma', 'bachelor', 'above'].includes(schooling.education);
  const lean = isGraduate
    ? settings.leaning.graduates
    : age < 40
      ? settings.leaning.young
      : settings.leaning.older;
  const weights = JOBS.map((job) => market[job] * (lean[job] ?? 1));
  return JOBS[weighted(stream, weights)] ?? 'labourer';
}

function insured(
  stream: Stream,
  { occupation, worker }: Readonly<{ occupation: Occupation; worker: Worker }>,
  settings: WorkSettings,
): Work {
  const isWorking = occupation !== 'housework';
  const section = sectionOf(stream, { occupation, age: worker.age }, settings);
  const years = Math.min(30, (worker.age - 18) * unit(stream));
  return {
    ...NOT_INSURED,
    occupation,
    isWorking,
    section,
    insuredSince: section === null ? null : yearsBefore(worker.asOf, Math.max(0.1, years)),
    monthsPaid: section === null ? 0 : Math.max(0, Math.min(Math.floor(years * 12), between(stream, 18, 36))),
    isLocalOfficial: occupation === 'official' && chance(stream, settings.localOfficials),
  };
}

function sectionOf(
  stream: Stream,
  { occupation, age }: Readonly<{ occupation: Occupation; age: number }>,
  settings: WorkSettings,
): Work['section'] {
  if (occupation === 'employee') return chance(stream, settings.insuredEmployees) ? '33' : null;
  if (occupation === 'official' || age > settings.section40.to) return null;
  if (chance(stream, settings.section39)) return '39';
  return chance(stream, settings.section40.share) ? '40' : null;
}
