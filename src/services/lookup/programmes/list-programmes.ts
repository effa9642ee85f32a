import type { IsoDate, Text } from '../../../base/model/index.ts';
import type { Country } from '../../../country.ts';
import { describeProgramme, type Programme } from '../../../stages/entitlements/index.ts';

/** One version of a programme: its days, and whether every statement of it has been checked against the law's text. */
export type VersionAnswer = Readonly<{
  id: string;
  from: IsoDate;
  to: IsoDate | null;
  knownFrom: IsoDate | null;
  verified: boolean;
}>;

/** A programme in a list. */
export type ProgrammeHead = Readonly<{
  id: string;
  title: Text;
  authority: Text;
  unit: Programme['unit'];
  period: Programme['period'];
  /** The unit that shares one right; null: each has one. */
  sharedBy: Text | null;
  versions: VersionAnswer[];
  /** The version in force on the day of the list; null: none. */
  inForce: string | null;
  /** Whether everything in force on that day has been checked; null: nothing is in force. */
  verified: boolean | null;
}>;

/** All programmes with their versions, in the order pages show them. */
export function listProgrammes({ programmes }: Pick<Country, 'programmes'>, on: IsoDate): ProgrammeHead[] {
  return programmes.map((programme) => headOf(programme, on));
}

/** One programme as a list shows it. */
export function headOf(programme: Programme, on: IsoDate): ProgrammeHead {
  const { id, title, authority, unit, period, sharedBy, settings, versions } = programme;
  const now = describeProgramme(programme, on);
  return {
    id,
    title,
    authority,
    unit,
    period,
    sharedBy: settings.units.find((one) => one.id === sharedBy)?.title ?? null,
    versions: versions.map((version) => ({
      id: version.id,
      from: version.inForce.from,
      to: version.inForce.to,
      knownFrom: version.knownFrom ?? null,
      verified: isVerified(programme, version),
    })),
    inForce: now?.version ?? null,
    verified: now?.verified ?? null,
  };
}

/** On its first day, as known when the version became known. */
function isVerified(programme: Programme, { inForce, knownFrom }: Programme['versions'][number]): boolean {
  return describeProgramme(programme, inForce.from, knownFrom ?? inForce.from)?.verified ?? false;
}
