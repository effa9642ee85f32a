import { writeFileSync } from 'node:fs';
import { errorGuide } from './error-guide.ts';

writeFileSync('docs/guide/errors.md', errorGuide());
