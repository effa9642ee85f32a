import { writeFileSync } from 'node:fs';
import { claimFilesGuide, dataSetSchemaFile } from './claim-files-guide.ts';

writeFileSync('docs/guide/claim-files.md', claimFilesGuide());
writeFileSync('docs/reference/financial-data-set-2.0.schema.json', dataSetSchemaFile());
