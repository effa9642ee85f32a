import type { z } from 'zod';
import { type Problem, problem } from '../../../../base/errors/index.ts';
import { closestWord } from '../../../../base/model/index.ts';
import { NODE_KINDS } from './node.ts';
import { PROGRAMME_KEYS } from './programme.ts';
import { suggest } from './suggest.ts';
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

function writePath(path: readonly PropertyKey[]): string {
  const written = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return written.replace(/^\./, '') || 'the top';
}

type Issue = z.core.$ZodIssue;
type Found = Readonly<{ path: readonly PropertyKey[]; reason: string }>;

/** A union fails with one list of issues for each shape; the shape whose key was written is the one that was meant. */
function deepest(issue: Issue, above: readonly PropertyKey[]): Found {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union') return { path, reason: reasonOf(issue) };
  const shapes = shapesOf(issue);
  const meant = shapes.find((issues) => issues.length > 0 && !issues.some(isAboutOtherShape));
  const inner = meant?.find((candidate) => candidate.code === 'invalid_union') ?? meant?.[0];
  return inner ? deepest(inner, path) : { path, reason: reasonOfNone(shapes.flat(), issue.input) };
}

/** A union inside a union at the same place is one union. */
function shapesOf(issue: z.core.$ZodIssueInvalidUnion): readonly (readonly Issue[])[] {
  return issue.errors.flatMap((issues): readonly (readonly Issue[])[] => {
    const [only] = issues;
    return issues.length === 1 && only?.code === 'invalid_union' && only.path.length === 0
      ? shapesOf(only)
      : [issues];
  });
}

/** What was written is none of the shapes. */
function reasonOfNone(issues: readonly Issue[], written: unknown): string {
  if (typeof written === 'string') {
    const words = issues.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values : [])).map(String);
    if (words.length > 0) return `'${written}' is not known here; ${suggest(written, words)}`;
  }
  if (typeof written === 'number') {
    return `a number says what it counts: { baht: ${written} }, { years: ${written} } or { integer: ${written} }`;
  }
  const keys = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  const [key, ...others] = new Set(keys);
  if (key === undefined) return 'a node or a value is expected here, such as { fact: … }';
  if (others.length > 0) return `one key is expected here, not ${[key, ...others].join(', ')}`;
  return `there is no '${key}' in the rule language; ${suggest(key, KNOWN_KEYS)}`;
}

function reasonOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.message.endsWith('received undefined'))
        return 'this is missing; every file of this kind needs it';
      return `${issue.expected} is expected here`;
    case 'invalid_value':
      return `'${String(issue.input)}' is not known here; ${suggest(String(issue.input), issue.values.map(String))}`;
    case 'unrecognized_keys':
      return unknownKey(issue.keys);
    case 'invalid_format':
      return typeof issue.input === 'string'
        ? `'${issue.input}' does not fit; ${issue.message}`
        : issue.message;
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message;
    default:
      return issue.message;
  }
}

function unknownKey(keys: readonly string[]): string {
  const [key = ''] = keys;
  if (/\s|[^\x20-\x7e]/.test(key)) {
    return `'${key}' stands where a key should; a text with a comma or a colon in it stands in quotes`;
  }
  const near = closestWord(key, PROGRAMME_KEYS);
  return `there is no '${key}' here${near === undefined ? '; leave it out' : `; did you mean '${near}'?`}`;
}

/** Issues at the shape's own level: the key that was written belongs to another shape. */
function isAboutOtherShape(issue: Issue): boolean {
  return issue.path.length === 0;
}
