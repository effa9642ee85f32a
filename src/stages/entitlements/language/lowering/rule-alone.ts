import type { IsoDate } from '../../../../base/model/index.ts';
import type { EntitlementSettings, Node, Place } from '../content/index.ts';
import type { Expression } from '../expression/index.ts';
import { lowerAs } from './lower.ts';

/** Where a rule that belongs to no programme stands, the facts and units it may speak of, and the day that `asOf` means. */
export type RulePlace = Place & Readonly<{ settings: EntitlementSettings; on: IsoDate }>;

const NOTHING = { th: '-', en: '-' };

/** Reads a yes/no rule outside any programme, as an indicator of poverty is: it has no parameters and names no other programme. */
export function readRule(node: Node, { file, path, settings, on }: RulePlace): Expression {
  const programme = {
    id: 'rule',
    title: NOTHING,
    authority: NOTHING,
    laws: {},
    unit: 'person' as const,
    period: 'service' as const,
    parameters: {},
    versions: [],
    overlays: [],
    stacking: [],
    notChecked: [],
    file,
    settings,
    library: new Map(),
  };
  const entitledTo = (): Expression => ({ kind: 'value', type: 'boolean', value: false, from: null });
  return lowerAs(node, 'boolean', {
    file,
    path,
    programme,
    on,
    knownOn: undefined,
    ofMembers: false,
    entitledTo,
  });
}
