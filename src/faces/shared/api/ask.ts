import type { ProblemAnswer } from '../../../contract/index.ts';
import { ApiProblem } from './api-problem.ts';

/** How a question is put when it is more than reading. */
export type Asking = Readonly<{ method?: 'POST' | 'DELETE'; body?: unknown; signal?: AbortSignal }>;

/** Asks the API; the answer has the shape its contract gives that path. Throws ApiProblem. */
export async function ask<Answer>(path: string, asking: Asking = {}): Promise<Answer> {
  const response = await send(path, asking);
  const text = await response.text();
  if (!response.ok) throw new ApiProblem(path, readProblem(text));
  return JSON.parse(text) as Answer;
}

/** A file the API hands over, and what it is called. Throws ApiProblem. */
export async function askFile(path: string, body: unknown): Promise<Readonly<{ name: string; file: Blob }>> {
  const response = await send(path, { method: 'POST', body });
  if (!response.ok) throw new ApiProblem(path, readProblem(await response.text()));
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { name: name ?? 'chipao', file: await response.blob() };
}

async function send(path: string, { method, body, signal }: Asking): Promise<Response> {
  const json =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  try {
    return await fetch(path, { method: method ?? 'GET', ...json, ...(signal ? { signal } : {}) });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiProblem(path);
  }
}

/** What a refusal says. One that is not in the API's words comes from something between; it is then as if nobody answered. */
export function readProblem(text: string): ProblemAnswer | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && 'code' in read && 'message' in read
      ? (read as ProblemAnswer)
      : undefined;
  } catch {
    return undefined;
  }
}
