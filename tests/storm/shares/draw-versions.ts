import type { Agreement, Grant } from '../../../src/base/agreement/index.ts';
import type { Draw } from '../../../src/base/agreement/testing/draw.ts';
import { storedAgreement } from './shared-house.ts';

/** What of each column may leave, from the least to all of it. */
const MASKS: Readonly<Record<string, readonly string[]>> = {
  nid: ['token', 'last4', 'clear'],
  age: ['band:20', 'band:10', 'clear'],
  area: ['prefix:2', 'prefix:4', 'clear'],
  sex: ['clear'],
  born: ['year', 'clear'],
  welfare_card: ['clear'],
};
const PROVINCES = ['30', '31', '32', '33'];
const CONDITIONS = [
  { column: 'alive', is: true },
  { column: 'age', from: 60 },
  { column: 'sex', is: 'f' },
] as const;

/** An agreement of one grant, drawn. */
export function drawFirst(draw: Draw, id: string): Agreement {
  const agreement = storedAgreement({ id });
  const columns = Object.fromEntries(
    Object.entries(MASKS)
      .filter(([name]) => name === 'sex' || draw.chance(0.6))
      .map(([name, masks]) => [name, draw.one(masks)]),
  );
  const areas = draw.chance(0.2) ? ['TH'] : [draw.one(PROVINCES), draw.one(PROVINCES)];
  const where = draw.chance(0.7) ? { where: { all: [draw.one(CONDITIONS)] } } : {};
  return withGrant(agreement, { columns, rows: { areas, ...where }, lookupBy: ['number'] });
}

/** The same agreement with one or two things changed, wider or narrower. */
export function drawNext(draw: Draw, agreement: Agreement): Agreement {
  const changed = change(draw, agreement);
  return draw.chance(0.4) ? change(draw, changed) : changed;
}

function change(draw: Draw, agreement: Agreement): Agreement {
  const [grant] = agreement.grants;
  if (!grant) return agreement;
  const { columns, rows } = grant;
  const [name, masks] = draw.one(Object.entries(MASKS));
  const { [name]: _gone, sex = 'clear', ...others } = columns;
  const { where, ...anywhere } = rows;
  const asked = where && 'all' in where ? where.all : [];
  const changes: readonly Partial<Grant>[] = [
    { columns: { ...columns, [name]: draw.one(masks) } },
    { columns: { ...others, sex } },
    { rows: { ...rows, areas: [...rows.areas.filter((area) => area !== 'TH'), draw.one(PROVINCES)] } },
    { rows: { ...rows, areas: ['TH'] } },
    { rows: { ...rows, where: { all: [...asked, draw.one(CONDITIONS)] } } },
    { rows: anywhere },
    { output: { ...grant.output, minCell: draw.below(30) + 3 } },
  ];
  return withGrant(agreement, draw.one(changes));
}

function withGrant(agreement: Agreement, changes: Partial<Grant>): Agreement {
  return { ...agreement, grants: agreement.grants.map((grant) => ({ ...grant, ...changes })) };
}
