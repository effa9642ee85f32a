import { createHash } from 'node:crypto';

/** The hash of a body as its receipt has it. */
export function hashOfLine(line: string): string {
  return `sha256:${createHash('sha256').update(line).digest('hex')}`;
}
