import { z } from 'zod';
import { programmeSchema } from './programme.ts';

/** The shape of a programme's file as JSON Schema, by which an editor checks and completes while somebody writes. */
export function programmeJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...shape } = z.toJSONSchema(programmeSchema, { io: 'input' });
  return { $schema, title: 'Programme', ...shape };
}
