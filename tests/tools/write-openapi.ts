import { writeFileSync } from 'node:fs';
import { openApiDocument } from './openapi-document.ts';

writeFileSync('src/contract/openapi.json', await openApiDocument());
