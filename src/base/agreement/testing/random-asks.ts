import {
  type Agreement,
  type Asking,
  agreementSchema,
  type RowCondition,
  type SharedDataset,
  type ShareRequest,
  tokenOf,
} from '../index.ts';
import type { Draw } from './draw.ts';
import { DAYS, PLACES, SMALL_DATASETS, TEXTS, words } from './small-world.ts';

const RECIPIENTS = ['org:one', 'org:two'];
const MASKS: Readonly<Record<string, readonly string[]>> = {
  text: ['drop', 'clear', 'token', 'prefix:1', 'prefix:4', 'last4', 'const:x'],
  integer: ['drop', 'clear', 'band:1', 'band:7', 'band:10', 'const:'],
  boolean: ['drop', 'clear', 'const:yes'],
  date: ['drop', 'clear', 'year'],
};
const ACTS = ['lookup', 'cohort', 'table', 'extract'] as const;

/** An agreement with two grants. */
export function drawAgreement(draw: Draw): Agreement {
  const party = (id: string) => ({ id, name: words(id) });
  return agreementSchema.parse({
    id: 'agr-random',
    version: 1,
    prev: null,
    title: words('random'),
    instrument: { kind: 'mou', title: words('random'), signed: '2025-01-01' },
    parties: ['org:giver', ...RECIPIENTS].map(party),
    controllers: ['org:giver'],
    processors: [],
    recipients: RECIPIENTS,
    purpose: ['dpv:x'],
    basis: ['th-pdpa:y'],
    grants: ['g1', 'g2'].map((id) => drawGrant(draw, id)),
    valid: { from: '2026-01-01', until: draw.one(['2026-06-01', '2027-01-01', '2027-01-01']) },
    reviewEvery: 'P1Y',
    citizen: words('x'),
    assumed: [],
  });
}

function drawGrant(draw: Draw, id: string) {
  const dataset = SMALL_DATASETS[draw.chance(0.8) ? 0 : draw.below(SMALL_DATASETS.length)] as SharedDataset;
  const columns = draw.some(dataset.columns, 0.7);
  const isPerson = dataset.about === 'person';
  return {
    id,
    title: words(id),
    to: draw.chance(0.8) ? RECIPIENTS : ['org:one'],
    dataset: dataset.id,
    columns: Object.fromEntries(columns.map(({ name, type }) => [name, draw.one(MASKS[type] ?? ['drop'])])),
    rows: {
      areas:
        isPerson && draw.chance(0.6)
          ? draw.some(['30', '3001', '31', '90', '3002'], 0.4).concat('30')
          : ['TH'],
      ...(draw.chance(0.5) ? { where: drawCondition(draw, dataset.columns, 2) } : {}),
      ...(isPerson && draw.chance(0.2) ? { cohort: { list: '7', version: 1 } } : {}),
    },
    act: draw.some(ACTS, 0.85).concat('cohort'),
    lookupBy: draw.some(['token', 'number'], 0.8),
    output: { minCell: 0, noise: 'none', maxRows: 100, subjectsPerDay: 1000 },
    duty: { retain: 'P30D', onward: 'none', place: 'TH', deleteReceipt: true },
  };
}

type Typed = Readonly<{ name: string; type: string }>;

/** A condition over columns; each is asked what its type can be asked. */
export function drawCondition(draw: Draw, columns: readonly Typed[], deep: number): RowCondition {
  const kind = deep > 0 ? draw.below(6) : 5;
  const parts = () => Array.from({ length: 1 + draw.below(3) }, () => drawCondition(draw, columns, deep - 1));
  if (kind === 0) return { all: parts() };
  if (kind === 1) return { any: parts() };
  if (kind === 2) return { not: drawCondition(draw, columns, deep - 1) };
  const { name: column, type } = draw.one(columns);
  if (draw.chance(0.1)) return { column, known: draw.chance(0.5) };
  if (type === 'boolean') return { column, is: draw.chance(0.5) };
  if (type === 'integer') {
    const number = () => draw.one([0, 7, 10, 30, 60, 2020, draw.below(70) - 20]);
    if (draw.chance(0.3)) return { column, in: [number(), number()] };
    return draw.chance(0.5) ? { column, from: number() } : { column, to: number() };
  }
  if (type === 'date')
    return draw.chance(0.5) ? { column, from: draw.one(DAYS) } : { column, to: draw.one(DAYS) };
  const texts = [...TEXTS, ...PLACES, '30', 'x'];
  if (draw.chance(0.3)) return { column, startsWith: draw.one(texts.filter((text) => text !== '')) };
  return draw.chance(0.5)
    ? { column, is: draw.one(texts) }
    : { column, in: [draw.one(texts), draw.one(texts)] };
}

/** Something to ask of an agreement: mostly of what it gives, sometimes of what it does not. */
export function drawAsking(draw: Draw, agreement: Agreement, tokenKey: Uint8Array): Asking {
  const grant = draw.one(agreement.grants);
  return {
    recipient: draw.one([...RECIPIENTS, ...RECIPIENTS, ...RECIPIENTS, 'org:giver']),
    grant: draw.chance(0.97) ? grant.id : 'g9',
    on: draw.one(['2026-05-31', '2026-06-01', '2026-01-01', '2026-03-01', '2026-02-02', '2025-12-31']),
    state: draw.chance(0.95) ? 'active' : draw.one(['proposed', 'suspended', 'revoked', 'expired']),
    request: drawRequest(draw, grant.columns, tokenKey),
  };
}

function drawRequest(
  draw: Draw,
  masks: Readonly<Record<string, string>>,
  tokenKey: Uint8Array,
): ShareRequest {
  const typed = outputsOf(masks);
  const given = draw.chance(0.93) ? typed.map(({ name }) => name) : ['nid', 'name', 'income', 'born'];
  const columns = draw.some(given, 0.6);
  const number = `910000000${1000 + draw.below(16)}`;
  const where = typed.length > 0 && draw.chance(0.5) ? { where: drawCondition(draw, typed, 2) } : {};
  const act = draw.one(ACTS);
  if (act === 'extract') return { act };
  if (act === 'table') return drawTable(draw, typed, { masks, given });
  const wanted = columns.length > 0 ? { columns } : {};
  if (act === 'lookup')
    return { act, by: draw.chance(0.5) ? { number } : { token: tokenOf(tokenKey, number) }, ...wanted };
  return { act, ...wanted, ...where, ...(draw.chance(0.3) ? { limit: 1 + draw.below(4) } : {}) };
}

type Given = Readonly<{ masks: Readonly<Record<string, string>>; given: readonly string[] }>;

/** Counts, mostly by what nobody can be told by. */
function drawTable(draw: Draw, typed: readonly Typed[], { masks, given }: Given): ShareRequest {
  const telling = ['nid', 'name'];
  const isPlain = (name: string) => !telling.includes(name) && masks[name] !== 'token';
  const careless = draw.chance(0.15);
  const asked = typed.filter(({ name }) => careless || isPlain(name));
  const by = draw
    .some(
      given.filter((name) => careless || isPlain(name)),
      0.6,
    )
    .slice(0, 3);
  const where = asked.length > 0 && draw.chance(0.5) ? { where: drawCondition(draw, asked, 2) } : {};
  return { act: 'table', by, ...where };
}

function outputsOf(masks: Readonly<Record<string, string>>): Typed[] {
  const all = SMALL_DATASETS.flatMap(({ columns }) => columns);
  return Object.entries(masks).flatMap(([name, mask]) => {
    const type = all.find((column) => column.name === name)?.type ?? 'text';
    if (mask === 'drop') return [];
    return [{ name, type: mask === 'year' ? 'integer' : mask.startsWith('const') ? 'text' : type }];
  });
}
