import type { FileSet } from '../../filesets/index.ts';
import { type Answer, askServer, type Question } from '../asking/ask-server.ts';
import type { Callers } from '../asking/callers.ts';
import { type Fill, fillAll, fillText } from '../asking/fill-words.ts';
import { uploadFiles } from '../asking/upload-files.ts';
import { writeArchive } from '../asking/write-archive.ts';
import { type Body, writeForm, writeUpload } from '../asking/write-form.ts';
import type { ConformanceKit, Step } from '../cases/case-schema.ts';
import { checkAnswers, jsonOf } from './check-answer.ts';
import { type Difference, partOf } from './compare.ts';

type StepNeeds = Readonly<{ server: string; callers: Callers; kit: ConformanceKit; set: FileSet }>;

/** What came of one call. */
export type StepResult = Readonly<{ call: string; differences: readonly Difference[] }>;

/** Makes one call, as often as the step says, and keeps what later steps speak of. */
export async function runStep(needs: StepNeeds, step: Step, fill: Map<string, string>): Promise<StepResult> {
  const question = await questionOf(needs, step, fill);
  const call = `${question.method} ${question.address.slice(needs.server.length)}`;
  const answers = await Promise.all(Array.from({ length: step.times }, () => askServer(question)));
  const differences = checkAnswers(answers, step.expect, fill);
  for (const [name, path] of Object.entries(step.keep)) fill.set(name, keptOf(answers[0], path));
  return { call: withoutSecrets(call), differences };
}

async function questionOf(needs: StepNeeds, step: Step, fill: Fill): Promise<Question> {
  const authorization = await needs.callers.headerOf(step.as);
  const body = await bodyOf(needs, step, fill);
  return {
    method: step.method,
    address: needs.server + fillText(step.path, fill),
    headers: { ...body?.headers, ...(authorization === undefined ? {} : { authorization }) },
    bytes: body?.bytes,
  };
}

async function bodyOf({ kit, set }: StepNeeds, step: Step, fill: Fill): Promise<Body | undefined> {
  const { upload, archive, json, form, text, type } = step;
  if (upload) return writeUpload(upload, uploadFiles(upload, { set, kit, fill }));
  if (archive) return writeForm({ charset: 'windows-874' }, [await writeArchive(archive, { kit, fill })]);
  if (json !== undefined) return written(JSON.stringify(fillAll(json, fill)), type);
  if (text !== undefined) return written(fillText(text, fill), type);
  if (form === undefined) return undefined;
  const filled = Object.entries(form).map(([name, value]): [string, string] => [name, fillText(value, fill)]);
  return written(new URLSearchParams(filled).toString(), 'application/x-www-form-urlencoded');
}

function written(text: string, type: string): Body {
  return { bytes: Buffer.from(text), headers: { 'content-type': type } };
}

function keptOf(answer: Answer | undefined, path: string): string {
  const part = partOf(jsonOf(answer?.text ?? ''), path);
  return typeof part === 'string' || typeof part === 'number' ? String(part) : '';
}

/** A password’s hash is as good as the password, and reports are passed on. */
function withoutSecrets(call: string): string {
  return call.replaceAll(/(password_hash=)[^&]*/g, '$1…');
}
