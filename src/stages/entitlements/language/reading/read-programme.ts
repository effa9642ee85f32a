import {
  contentProblem,
  type EntitlementSettings,
  type Programme,
  programmeSchema,
  schemaProblem,
} from '../content/index.ts';
import { rulesOn } from '../lowering/index.ts';
import { checkAreas } from './check-areas.ts';
import { checkLaws } from './check-laws.ts';
import { checkLinks } from './check-links.ts';
import { checkNames } from './check-names.ts';
import { checkPeriods } from './check-periods.ts';
import { momentsOfChange } from './moments-of-change.ts';

/** A programme's file: its path, for messages, and what its YAML says. */
export type ProgrammeFile = Readonly<{ file: string; raw: unknown }>;

/** Where a programme comes from and what it may speak of. */
export type Reading = Readonly<{ file: string; settings: EntitlementSettings }>;

/** Reads a programme that names no other; anything that could surprise later is refused with file, path and reason. */
export function readProgramme(raw: unknown, { file, settings }: Reading): Programme {
  const library = new Map<string, Programme>();
  const programme = readAlone({ file, raw }, settings, library);
  library.set(programme.id, programme);
  checkTogether(library);
  return programme;
}

/** Reads programmes that may name each other, in their order, and checks each and how they hang together. */
export function readProgrammes(files: readonly ProgrammeFile[], settings: EntitlementSettings): Programme[] {
  const library = new Map<string, Programme>();
  for (const source of files) {
    const programme = readAlone(source, settings, library);
    const same = library.get(programme.id);
    if (same) {
      const place = { file: source.file, path: ['id'] };
      throw contentProblem(place, `the id '${programme.id}' already stands in ${same.file}`);
    }
    library.set(programme.id, programme);
  }
  checkTogether(library);
  return [...library.values()];
}

function readAlone(
  { file, raw }: ProgrammeFile,
  settings: EntitlementSettings,
  library: Programme['library'],
): Programme {
  const parsed = programmeSchema.safeParse(raw, { reportInput: true });
  if (!parsed.success) throw schemaProblem(file, parsed.error);
  const programme: Programme = { ...parsed.data, file, settings, library };
  checkPeriods(programme);
  checkNames(programme);
  checkAreas(programme);
  checkLaws(programme);
  return programme;
}

/** Every version is lowered on every day on which something may change, so that no day can fail later. */
function checkTogether(library: ReadonlyMap<string, Programme>): void {
  checkLinks(library);
  for (const programme of library.values()) {
    for (const { on, knownOn } of momentsOfChange(programme)) rulesOn(programme, on, knownOn);
  }
}
