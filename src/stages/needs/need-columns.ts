import { schemaOf } from '../../base/lake/index.ts';

/** The columns of one need in the published table. */
export function needColumns(need: string): Readonly<Record<'needed' | 'quantity' | 'given', string>> {
  const name = schemaOf(need);
  return { needed: name, quantity: `${name}__quantity`, given: `${name}__given` };
}
