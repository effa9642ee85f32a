export { bothWholeSql, daysApartSql, samePartSql, swappedDaySql, yearsApartSql } from './date-sql.ts';
export { DATE_PARTS, type DatePart, daySwapped, daysApart, samePart, yearsApart } from './date-text.ts';
export { allOf, anyOf } from './kleene.ts';
export { HIGHEST_LATITUDE, HIGHEST_LONGITUDE, kmSql, withinKm } from './km.ts';
export type { DatePair, SqlPair } from './sql-pair.ts';
export { damerau, jaroWinkler, levenshtein, placesThatDiffer } from './text-distance.ts';
