import { programmeJsonSchema } from '../../src/stages/entitlements/index.ts';

/** The JSON Schema of a programme's file as it is committed. */
export function programmeSchemaFile(): string {
  return `${JSON.stringify(programmeJsonSchema(), null, 2)}\n`;
}
