import { mkdirSync, writeFileSync } from 'node:fs';
import { programmeSchemaFile } from './programme-schema.ts';

mkdirSync('docs/reference', { recursive: true });
writeFileSync('docs/reference/programme.schema.json', programmeSchemaFile());
