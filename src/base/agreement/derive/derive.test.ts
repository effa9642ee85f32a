import { isAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { describe, expect, it } from 'vitest';
import { type Ask, columnsOf, findRefusal } from '../compile/index.ts';
import { hashOf, termsSchema } from '../object/index.ts';
import { type Draw, openDraw } from '../testing/draw.ts';
import { drawAgreement, drawAsking } from '../testing/random-asks.ts';
import { SMALL_DATASETS } from '../testing/small-world.ts';
import {
  cedarPolicies,
  cedarRequest,
  dataContract,
  dcatRecord,
  describeGrant,
  recipientApi,
  recordOfProcessing,
} from './index.ts';

const KEY = new Uint8Array(32);
const DECISIONS = 2_000;

function drawAsk(draw: Draw, agreement: ReturnType<typeof drawAgreement>): Ask {
  const { request, ...asking } = drawAsking(draw, agreement, KEY);
  const columns = request.act === 'table' ? request.by : 'columns' in request ? (request.columns ?? []) : [];
  return { ...asking, act: request.act, columns };
}

describe('the Cedar policies of an agreement', () => {
  it(`decide as the compiler does, in ${DECISIONS} random requests`, () => {
    const decided = { allow: 0, deny: 0 };
    for (let seed = 0; seed < DECISIONS; seed++) {
      const draw = openDraw(seed);
      const agreement = drawAgreement(draw);
      const ask = drawAsk(draw, agreement);
      const answer = isAuthorized({
        ...cedarRequest(agreement, ask),
        policies: { staticPolicies: cedarPolicies(agreement) },
        entities: [],
      });
      if (answer.type !== 'success') throw new RangeError(JSON.stringify(answer.errors));
      expect(answer.response.diagnostics.errors).toEqual([]);
      const ours = findRefusal(agreement, ask) === undefined ? 'allow' : 'deny';
      expect({ seed, decision: answer.response.decision }).toEqual({ seed, decision: ours });
      decided[ours]++;
    }
    expect(Math.min(decided.allow, decided.deny)).toBeGreaterThan(DECISIONS / 5);
  }, 60_000);
});

describe('the API of a recipient', () => {
  it('has the columns and acts that it is given, and no others', () => {
    for (let seed = 0; seed < 200; seed++) {
      const agreement = drawAgreement(openDraw(seed));
      const text = JSON.stringify(recipientApi('org:two', [agreement], SMALL_DATASETS));
      const given = agreement.grants.filter(({ to }) => to.includes('org:two'));
      const columns = new Set(given.flatMap(columnsOf));
      for (const { name } of SMALL_DATASETS.flatMap((dataset) => dataset.columns))
        if (!columns.has(name)) expect(text).not.toContain(`"${name}":`);
      for (const { id, act } of given)
        expect(act.every((one) => text.includes(`/api/v1/shares/agr-random/${id}/${one}`))).toBe(true);
      expect(JSON.stringify(recipientApi('org:giver', [agreement], SMALL_DATASETS))).toContain('"paths":{}');
    }
  });
});

describe('a data contract and a catalogue record', () => {
  const terms = termsSchema.parse({ purposes: [], bases: [], kinds: [] });
  const areaName = (code: string) => ({ th: code, en: code });
  const content = { datasets: SMALL_DATASETS, terms, areaName, state: 'active' };
  /** What the standard lets stand at the top of a contract, of that which is written here. */
  const TOP = [
    'apiVersion',
    'kind',
    'id',
    'name',
    'version',
    'status',
    'description',
    'schema',
    'roles',
    'slaProperties',
    'customProperties',
  ];

  it('name every grant with the columns that leave of it, as their masks leave them, and no other', () => {
    for (let seed = 0; seed < 200; seed++) {
      const agreement = drawAgreement(openDraw(seed));
      const contract = dataContract(agreement, content);
      expect(Object.keys(contract)).toEqual(TOP);
      expect(
        contract.schema.map(({ name, properties }) => [name, properties.map((one) => one.name)]),
      ).toEqual(agreement.grants.map((grant) => [grant.id, columnsOf(grant)]));
      for (const [place, { properties }] of contract.schema.entries())
        for (const { name, logicalType } of properties)
          if (agreement.grants[place]?.columns[name] === 'year') expect(logicalType).toBe('integer');
      const record = dcatRecord(agreement, content);
      expect(
        record['dcat:dataset'].map((one) => one['dcat:distribution'].map((way) => way['dct:title'])),
      ).toEqual(agreement.grants.map(({ act }) => act));
      expect(record['dct:identifier']).toBe(hashOf(agreement));
    }
  });

  it('say how a version stands in words of the standard', () => {
    const agreement = drawAgreement(openDraw(5));
    const statusOf = (state: string) => dataContract(agreement, { ...content, state }).status;
    expect(['draft', 'proposed', 'active', 'revoked', 'expired'].map(statusOf)).toEqual([
      'draft',
      'proposed',
      'active',
      'retired',
      'retired',
    ]);
  });
});

describe('what is said of an agreement', () => {
  const agreement = drawAgreement(openDraw(5));
  const [first] = agreement.grants;
  if (!first) throw new RangeError('a grant');
  const grant = {
    ...first,
    dataset: 'person',
    act: ['cohort' as const],
    columns: { nid: 'token', income: 'band:10', name: 'drop' },
    rows: {
      areas: ['30'],
      where: { all: [{ column: 'age', from: 60 }, { not: { column: 'alive', is: false } }] },
    },
  };

  it('is one sentence a grant in both languages, made from what is compiled', () => {
    const nameOf = () => ({ th: 'นครราชสีมา', en: 'Nakhon Ratchasima' });
    expect(describeGrant(grant, SMALL_DATASETS[0], nameOf)).toEqual({
      th: 'ดูเป็นรายคนตามเงื่อนไข ของpeople (nid (เป็นรหัสแทน), income (เป็นช่วงละ 10)) ในนครราชสีมา age ตั้งแต่ 60 และ ไม่ใช่ (alive: ไม่ใช่)',
      en: 'see rows of people (nid (as a code of their own), income (in steps of 10)) in Nakhon Ratchasima; age from 60 and not (alive: no)',
    });
  });

  it('is a record of processing with every duty of every grant', () => {
    const terms = termsSchema.parse({ purposes: [], bases: [], kinds: [] });
    const record = recordOfProcessing({ ...agreement, grants: [grant] }, { datasets: SMALL_DATASETS, terms });
    expect(record).toMatchObject({
      agreement: 'agr-random',
      activities: [
        { grant: first.id, columns: ['nid', 'income'], identifies: false, retain: 'P30D', place: 'TH' },
      ],
    });
  });
});
