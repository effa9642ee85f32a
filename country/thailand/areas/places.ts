import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type AreaCode, areaLevelOf, parentOf, parseAreaCode } from '../../../src/base/model/index.ts';
import { type AreaChange, type AreaHistory, loadHistory } from './history.ts';
import type { Place } from './place.ts';
import { loadUnits } from './units.ts';
import { loadVillageCounts, villagesOf } from './villages.ts';

/**
 * Every place of Thailand, parents before children: the country, 77 provinces, 928 districts, 7,436 subdistricts, the
 * villages, and after them the codes that were retired. Takes a fifth of a second; the caller keeps the result.
 */
export function loadPlaces(): Place[] {
  const history = loadHistory();
  const units = loadUnits();
  const subdistricts = new Map(units.map((unit) => [unit.code, unit]));
  const villages = loadVillageCounts().flatMap((count) => {
    const subdistrict = subdistricts.get(count.subdistrict);
    return subdistrict ? villagesOf(subdistrict, count.villages) : [];
  });
  const current = [...units, ...villages];
  return [...withFirstDays(current, history), ...retiredPlaces(current, history)];
}

/** Changes whenever the same files would be read as other places. */
const READER = 'places 1';
const FILES = ['provinces', 'districts', 'subdistricts', 'villages', 'history'];

/** Another whenever the places are others: what the files say, and how they are read. */
export function idOfPlaces(): string {
  const hash = createHash('sha256').update(READER);
  for (const file of FILES) hash.update(readFileSync(new URL(`codes/${file}.csv`, import.meta.url)));
  return hash.digest('hex');
}

/** Adds the date a code came into force where it is known. */
function withFirstDays(places: readonly Place[], history: AreaHistory): Place[] {
  const created = new Map(history.changes.map(({ code, validFrom }) => [code, validFrom]));
  return places.map((place) => {
    const validFrom = created.get(place.code);
    return validFrom ? { ...place, validFrom } : place;
  });
}

function retiredPlaces(current: readonly Place[], history: AreaHistory): Place[] {
  const byCode = new Map(current.map((place) => [place.code, place]));
  return history.changes
    .filter(({ change }) => change !== 'created')
    .flatMap((change) => {
      const successor = history.successorOf(change.code) ?? null;
      const heirs = change.became.flatMap((code) => byCode.get(code) ?? []);
      const unit = heirs[0] ? retiredUnit(change, heirs[0], successor) : [];
      return [unit, successor ? retiredVillages(change.code, successor, current) : []].flat();
    });
}

/** A retired unit stands where the first that took over stands. */
function retiredUnit(change: AreaChange, heir: Place, successor: AreaCode | null): Place {
  const { code, nameTh, nameEn, kindTh, validFrom, validTo } = change;
  const level = areaLevelOf(code);
  const parent = parentOf(code) ?? null;
  return {
    ...heir,
    code,
    level,
    parent,
    nameTh,
    nameEn,
    kindTh,
    validFrom,
    validTo,
    successor,
    retired: true,
  };
}

function retiredVillages(code: AreaCode, successor: AreaCode, current: readonly Place[]): Place[] {
  return current
    .filter(({ parent, level }) => level === 'village' && parent === successor)
    .flatMap((village) => {
      const retired = parseAreaCode(code + village.code.slice(successor.length));
      return retired
        ? { ...village, code: retired, parent: code, successor: village.code, retired: true }
        : [];
    });
}
