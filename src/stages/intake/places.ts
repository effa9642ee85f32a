import { type BuiltVersion, buildStage, type Lake, type StagePlan, sql } from '../../base/lake/index.ts';
import type { Place } from './settings.ts';

/** Rows of a page of places; pages look a place up by its code. */
const ROW_GROUP_ROWS = 20_000;

/** A country's places, and what tells one list of them from another without reading it. */
export type PlaceList = Readonly<{ id: string; read: () => readonly Place[] }>;

/** The dataset `places`: every area with an official code, in force or retired, as the country gives it. */
function planPlaces({ id, read }: PlaceList): StagePlan {
  return {
    dataset: 'places',
    parents: [],
    settings: id,
    steps: [
      {
        table: 'place_row',
        // Changes whenever a place would be written as another row.
        version: 'as given',
        make: async ({ engine }) => {
          await engine.run(sql`
            create or replace table place_row (
              code varchar, level varchar, parent varchar, name_th varchar, name_en varchar, kind_th varchar,
              lon double, lat double, boundary_code varchar, valid_from date, valid_to date, successor varchar,
              retired boolean
            )`);
          await engine.append('place_row', read().map(rowOf));
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

/** Makes the version of `places` unless it is there already; only then is the list read. */
export function buildPlaces(
  lake: Lake,
  places: PlaceList,
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
