import { createHash } from 'node:crypto';
import { type BuiltVersion, buildStage, type Lake, type StagePlan, sql } from '../../base/lake/index.ts';
import type { Place } from './settings.ts';

/** Rows of a page of places; pages look a place up by its code. */
const ROW_GROUP_ROWS = 20_000;

/** The dataset `places`: every area with an official code, in force or retired, as the country gives it. */
export function planPlaces(places: readonly Place[]): StagePlan {
  const rows = places.map(rowOf);
  return {
    dataset: 'places',
    parents: [],
    settings: createHash('sha256').update(JSON.stringify(rows)).digest('hex'),
    steps: [
      {
        table: 'place_row',
        version: 'as given',
        make: async ({ engine }) => {
          await engine.run(sql`
            create or replace temp table place_row (
              code varchar, level varchar, parent varchar, name_th varchar, name_en varchar, kind_th varchar,
              lon double, lat double, boundary_code varchar, valid_from date, valid_to date, successor varchar,
              retired boolean
            )`);
          await engine.append('place_row', rows);
        },
      },
      {
        table: 'places',
        select: sql`select * from place_row order by code, retired`,
        published: true,
        layout: { rowGroupRows: ROW_GROUP_ROWS },
      },
    ],
  };
}

/** Makes the version of `places` unless it is there already. */
export function buildPlaces(
  lake: Lake,
  places: readonly Place[],
  options?: Readonly<{ again?: boolean }>,
): Promise<BuiltVersion> {
  return buildStage(lake, planPlaces(places), options);
}

function rowOf(place: Place) {
  return [
    place.code,
    place.level,
    place.parent,
    place.nameTh,
    place.nameEn,
    place.kindTh,
    place.lon,
    place.lat,
    place.boundaryCode,
    place.validFrom,
    place.validTo,
    place.successor,
    place.retired,
  ];
}
