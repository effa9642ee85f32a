import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claimFilesGuide, dataSetSchemaFile } from '../tools/claim-files-guide.ts';
import { errorGuide } from '../tools/error-guide.ts';
import { openApiDocument } from '../tools/openapi-document.ts';
import { programmeSchemaFile } from '../tools/programme-schema.ts';

describe('committed copies', () => {
  it('hold the OpenAPI document the gateway gives (npm run openapi)', async () => {
    expect(readFileSync('src/contract/openapi.json', 'utf8')).toBe(await openApiDocument());
  });

  it('hold the list of problems as the codes give it (npm run errors)', () => {
    expect(readFileSync('docs/guide/errors.md', 'utf8')).toBe(errorGuide());
  });

  it('hold the files for claims as they are described (npm run claim-files)', () => {
    expect(readFileSync('docs/guide/claim-files.md', 'utf8')).toBe(claimFilesGuide());
    const schema = readFileSync('docs/reference/financial-data-set-2.0.schema.json', 'utf8');
    expect(schema).toBe(dataSetSchemaFile());
  });

  it('hold the shape of a programme file (npm run programme-schema)', () => {
    expect(readFileSync('docs/reference/programme.schema.json', 'utf8')).toBe(programmeSchemaFile());
  });
});
