import type { Officer } from '../../base/access/index.ts';
import { type AreaCode, COUNTRY_CODE } from '../../base/model/index.ts';

/** Whoever runs the command on this machine holds the files themselves; what is read is written down all the same. */
export const OPERATOR: Officer = {
  role: 'officer',
  area: COUNTRY_CODE as AreaCode,
  subject: 'operator',
  sessionId: undefined,
};
