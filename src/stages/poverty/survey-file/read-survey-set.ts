import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument } from 'yaml';
import { problem } from '../../../base/errors/index.ts';
import { defineMeasure, type PovertyMeasure } from '../alkire-foster/index.ts';
import { type SurveySet, surveySetSchema } from './set-schema.ts';

/** Reads an indicator set from a YAML file. Throws SURVEY_FILE_MISSING, SURVEY_SET_INVALID and MEASURE_*. */
export async function readSurveySet(path: string): Promise<SurveySet> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw problem('SURVEY_FILE_MISSING', { path }, cause);
  });
  return parseSurveySet(text, path);
}

/** Parses an indicator set; `file` is only the name that messages give. Throws SURVEY_SET_INVALID and MEASURE_*. */
export function parseSurveySet(text: string, file: string): SurveySet {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  if (fault)
    throw problem('SURVEY_SET_INVALID', {
      file,
      where: `line ${lines.linePos(fault.pos[0]).line}`,
      reason: fault.message,
    });
  const parsed = surveySetSchema.safeParse(document.toJS());
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    const where = first?.path.map(String).join('.') || 'the top';
    throw problem('SURVEY_SET_INVALID', { file, where, reason: first?.message ?? '' }, parsed.error);
  }
  measureOfSet(parsed.data);
  return parsed.data;
}

/** The measure that a set describes. Throws MEASURE_*. */
export function measureOfSet({
  id,
  weightsSum,
  identification,
  bands,
  dimensions,
}: SurveySet): PovertyMeasure {
  return defineMeasure({
    id,
    weightsSum,
    identification: identification.kind === 'cut-off' ? identification : { kind: identification.kind },
    bands,
    dimensions,
  });
}
