import { z } from 'zod';

/** One piece of writing in both languages. */
export const textSchema = z.object({ th: z.string(), en: z.string() }).meta({ id: 'Text' });

/** A calendar date, `YYYY-MM-DD`, Gregorian; pages show it in the Buddhist era. */
export const dateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** The level of an area. */
export const areaLevelSchema = z.enum([
  'country',
  'region',
  'province',
  'district',
  'local',
  'subdistrict',
  'village',
]);

/** A source behind an answer and the date its data stands for. */
export const sourceDateSchema = z
  .object({ source: z.string(), title: textSchema, agency: textSchema, asOf: dateSchema })
  .meta({ id: 'SourceDate' });
export type SourceDateAnswer = z.infer<typeof sourceDateSchema>;
