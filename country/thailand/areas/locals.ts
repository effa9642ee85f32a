import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { problem } from '../../../src/base/errors/index.ts';
import { type AreaCode, parseAreaCode } from '../../../src/base/model/index.ts';
import type { LocalAdministration } from '../../../src/country.ts';
import { type CsvRow, readCsv } from '../csv.ts';
import type { Place } from './place.ts';
import { IN_FORCE } from './units.ts';

const LIST = 'local-administrations.csv';
const MEMBERS = 'local-members.csv';

/** Where local administrations are listed: a folder of one's own, and whether the invented ones stand in for a list there is not. */
export type LocalSources = Readonly<{ folder?: string | undefined; invented?: boolean }>;

/** The folder that is read: the one named, else the country's own list, else the invented one where that is wanted. */
export function localsFolder({ folder, invented = false }: LocalSources): URL {
  if (folder !== undefined) return namedFolder(folder);
  const own = new URL('codes/', import.meta.url);
  return invented && !existsSync(new URL(LIST, own))
    ? new URL('../synthetic/local-administrations/', import.meta.url)
    : own;
}

/** Whoever names a folder means it: one without both files is not taken for a country without local administrations. */
function namedFolder(folder: string): URL {
  const url = pathToFileURL(`${folder}/`);
  const lacking = [LIST, MEMBERS].find((file) => !existsSync(new URL(file, url)));
  if (lacking === undefined) return url;
  const reason = `the folder has no ${lacking}`;
  throw problem('SETTINGS_INVALID', { name: 'CHIPAO_LOCAL_AREAS', reason });
}

/**
 * Local administrations (municipalities, subdistrict administrations): which there are, and which subdistricts and villages belong to
 * each. Both files are optional, since no licensed list was found: without them nothing is counted by local administration. A place may
 * belong to one only, a village of a listed subdistrict only to that of the subdistrict.
 */
export function loadLocals(
  places: () => readonly Place[],
  folder = new URL('codes/', import.meta.url),
): LocalAdministration[] {
  const [list, members] = [new URL(LIST, folder), new URL(MEMBERS, folder)];
  if (!existsSync(list) || !existsSync(members)) return [];
  const present = new Map(
    places()
      .filter(({ retired }) => !retired)
      .map((place) => [place.code, place]),
  );
  const belongs = membersOf(readCsv(members), present);
  const locals = readCsv(list).map((row) => localOf(row, belongs, present));
  const known = new Set<string>(locals.map(({ place }) => place.code));
  const stray = [...belongs].find(([, local]) => !known.has(local));
  if (stray)
    throw invalid(MEMBERS, stray[0], `it belongs to ${stray[1]}, which ${LIST} does not have; add it there`);
  return locals;
}

type Present = ReadonlyMap<AreaCode, Place>;

/** The local administration of every place that is listed; each part of a place in one only, so that nobody is counted twice. */
function membersOf(rows: readonly CsvRow[], present: Present): Map<AreaCode, string> {
  const belongs = new Map<AreaCode, string>();
  for (const row of rows) {
    const place = row.areaCode('place');
    const level = present.get(place)?.level;
    if (level !== 'subdistrict' && level !== 'village')
      throw invalid(
        MEMBERS,
        place,
        'this is no subdistrict or village in force; use its successor or leave it out',
      );
    if (belongs.has(place))
      throw invalid(MEMBERS, place, 'it is listed twice; a place belongs to one local administration');
    belongs.set(place, row.text('local'));
  }
  const twice = [...belongs.keys()].find(
    (place) => place.length === 8 && belongs.has(place.slice(0, 6) as AreaCode),
  );
  if (twice)
    throw invalid(
      MEMBERS,
      twice,
      'its whole subdistrict is listed too; list either the subdistrict or its villages',
    );
  return belongs;
}

function localOf(row: CsvRow, belongs: ReadonlyMap<AreaCode, string>, present: Present): LocalAdministration {
  const written = row.text('code');
  const code = written.startsWith('L') ? parseAreaCode(written) : undefined;
  const parent = present.get(row.areaCode('district'));
  if (!code) throw invalid(LIST, written, 'a local administration has a code of L and 2 to 10 digits');
  if (!parent) throw invalid(LIST, written, `its district ${row.text('district')} is not in force`);
  const { lon, lat } = parent;
  return {
    place: {
      ...IN_FORCE,
      code,
      level: 'local',
      parent: parent.code,
      nameTh: row.text('name_th'),
      nameEn: row.text('name_en'),
      kindTh: row.text('kind_th') || null,
      lon,
      lat,
      boundaryCode: null,
    },
    members: [...belongs].flatMap(([place, local]) => (local === code ? [place] : [])),
  };
}

function invalid(file: string, where: string, reason: string): Error {
  return problem('CONTENT_INVALID', { file: `codes/${file}`, where, reason });
}
