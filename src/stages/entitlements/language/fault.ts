import type { z } from 'zod';
import { type Problem, problem } from '../../../base/errors/index.ts';
import { NODE_KINDS } from './node.ts';
import { VALUE_KINDS } from './value.ts';

const KNOWN_KEYS = [...NODE_KINDS, ...VALUE_KINDS];

/** Where in a content file something stands. */
export type Place = Readonly<{ file: string; path: readonly PropertyKey[] }>;

/** The problem of content that cannot be used: file, path, reason and what to do instead. */
export function contentProblem(place: Place, reason: string, cause?: unknown): Problem {
  return problem('CONTENT_INVALID', { file: place.file, where: writePath(place.path), reason }, cause);
}

/** The same for what a schema found, told about the one thing that was most likely meant. */
export function schemaProblem(file: string, error: z.ZodError): Problem {
  const issue = error.issues[0];
  const { path, reason } = issue ? deepest(issue, []) : { path: [], reason: 'it does not fit' };
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : '';
  return contentProblem({ file, path }, `${reason}${more}`, error);
}

/** "did you mean …" for a name that is close to a known one, else the known names. */
export function suggest(written: string, known: readonly string[]): string {
  const near = [...known].sort((left, right) => distance(written, left) - distance(written, right))[0];
  if (near !== undefined && distance(written, near) <= Math.max(2, written.length / 3)) {
    return `did you mean '${near}'?`;
  }
  return `known: ${known.slice(0, 40).join(', ')}`;
}

function writePath(path: readonly PropertyKey[]): string {
  const written = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return written.replace(/^\./, '') || 'the top';
}

type Found = Readonly<{ path: readonly PropertyKey[]; reason: string }>;

/** A union fails with one list of issues for each shape; the shape whose key was written is the one that was meant. */
function deepest(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): Found {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union') return { path, reason: reasonOf(issue) };
  const meant = issue.errors.find((issues) => issues.length > 0 && !issues.some(isAboutOtherShape));
  const inner = meant?.find((candidate) => candidate.code === 'invalid_union') ?? meant?.[0];
  if (inner) return deepest(inner, path);
  const unknown = issue.errors
    .flat()
    .flatMap((found) => (found.code === 'unrecognized_keys' ? found.keys : []));
  const [key, ...others] = new Set(unknown);
  if (key === undefined) return { path, reason: 'a node or a value is expected here, such as { fact: … }' };
  if (others.length > 0)
    return { path, reason: `one key is expected here, not ${[key, ...others].join(', ')}` };
  return { path, reason: `there is no '${key}' in the rule language; ${suggest(key, KNOWN_KEYS)}` };
}

function reasonOf(issue: z.core.$ZodIssue): string {
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return missing ? 'this is missing; every file of this kind needs it' : issue.message;
}

/** Issues at the shape's own level: the key that was written belongs to another shape. */
function isAboutOtherShape(issue: z.core.$ZodIssue): boolean {
  return issue.path.length === 0;
}

function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const swap = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
