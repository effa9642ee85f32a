import { z } from 'zod';
import type { OpenDataContent } from '../../../src/country.ts';
import { loadYaml } from '../yaml.ts';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const texts = z.strictObject({ th: z.array(z.string()).min(1), en: z.array(z.string()).min(1) });
const dataset = z.strictObject({ title: text, notes: text, coverage: text });

const schema = z.strictObject({
  owner: text,
  maintainer: text,
  email: z.email(),
  licence: z.strictObject({ id: z.string().min(1), title: text, url: z.url() }),
  type: text,
  category: text,
  tags: texts,
  objective: text,
  frequency: text,
  areaCodes: text,
  datasets: z.strictObject({
    country: dataset,
    regions: dataset,
    provinces: dataset,
    districts: dataset,
    subdistricts: dataset,
    villages: dataset,
  }),
});

/** Reads what a government catalogue is told of the open tables. */
export function loadOpenData(): OpenDataContent {
  return loadYaml(new URL('open-data.yaml', import.meta.url), schema);
}
