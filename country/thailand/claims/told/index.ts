import { z } from 'zod';
import { CLAIM_STATES, CLAIM_USES, type ToldClaims } from '../../../../src/base/claim/index.ts';
import { loadYaml } from '../../yaml.ts';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const group = z.string().regex(/^[A-Z]\d\d$/);

const schema = z.strictObject({
  source: text,
  agency: z.string().min(1),
  hub: text,
  kinds: z.record(z.enum(['OP', 'IP']), text),
  states: z.record(z.enum(CLAIM_STATES), text),
  uses: z.record(z.enum(CLAIM_USES), text),
  wrongs: z.array(z.strictObject({ id: z.string().regex(/^[a-z-]+$/), title: text })).min(1),
  groups: z.array(z.strictObject({ from: group, to: group, title: text })).min(1),
  otherwise: text,
  covered: text,
  sensitive: z.array(
    z.strictObject({
      id: z.string().min(1),
      codes: z.array(z.string().regex(/^[A-Z]\d{0,3}$/)).min(1),
      title: text,
      forProxies: z.boolean(),
    }),
  ),
});

/** Reads how patients are told of claims made in their name. */
export function loadToldClaims(): ToldClaims {
  return loadYaml(new URL('told.yaml', import.meta.url), schema);
}
