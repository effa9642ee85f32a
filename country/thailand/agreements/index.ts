import { existsSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import {
  type AgreementContent,
  checkAgreement,
  sharedDatasetSchema,
  termsSchema,
} from '../../../src/base/agreement/index.ts';
import { problem } from '../../../src/base/errors/index.ts';
import type { AreaCode } from '../../../src/base/model/index.ts';
import type { CountryAgreements } from '../../../src/country.ts';
import { loadYaml } from '../yaml.ts';

const HERE = new URL('.', import.meta.url);
const DESK = 'desk.yaml';
const WORDS = ['datasets.yaml', 'terms.yaml', DESK];
const deskSchema = z.strictObject({
  warnEndDays: z.int().nonnegative(),
  warnReviewDays: z.int().nonnegative(),
  secondPersonRevokes: z.boolean(),
  fewest: z.int().positive(),
});
const datasetsSchema = z.strictObject({ datasets: z.array(sharedDatasetSchema) });

/** Reads the agreements of this country with the data and the words they may speak of; one that does not hold stops with its first fault. */
export function loadAgreements(areas: readonly Readonly<{ code: AreaCode }>[]): CountryAgreements {
  const codes = new Set(areas.map(({ code }) => code));
  const content: AgreementContent = {
    ...loadYaml(new URL('datasets.yaml', HERE), datasetsSchema),
    terms: loadYaml(new URL('terms.yaml', HERE), termsSchema),
    hasArea: (code) => codes.has(code),
  };
  const files = readdirSync(HERE)
    .filter((name) => name.endsWith('.yaml') && !WORDS.includes(name))
    .sort();
  const agreements = files.map((file) => ({ file, agreement: readAgreement(file, content) }));
  return { content, agreements, desk: loadYaml(new URL(DESK, HERE), deskSchema) };
}

/** The plain data of a file that somebody wrote, to be checked. Throws FILE_UNREADABLE when there is no such file. */
export function readAgreementFile(path: string): unknown {
  if (!existsSync(path)) throw problem('FILE_UNREADABLE', { file: path });
  return loadYaml(pathToFileURL(path), z.unknown());
}

function readAgreement(name: string, content: AgreementContent) {
  const file = `agreements/${name}`;
  const { agreement, faults } = checkAgreement(loadYaml(new URL(name, HERE), z.unknown()), content);
  if (agreement) return agreement;
  const { path = '?', reason = '?', suggestion = '' } = faults[0] ?? {};
  throw problem('CONTENT_INVALID', { file, where: path, reason: `${reason}; ${suggestion}` });
}
