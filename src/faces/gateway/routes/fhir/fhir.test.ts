import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Claim } from '../../../../base/claim/index.ts';
import { identifyFile, readFile } from '../../../../filesets/index.ts';
import { openClaimReader } from '../../../../services/claims/index.ts';
import { sampleNumber, sampleUpload } from '../../../../services/claims/testing/sample-upload.ts';
import { openFhirCheck, type Resource, transactionOf } from '../../../../services/fhir/index.ts';
import { type AskAsHospital, type HospitalHub, openHospitalHub } from '../../testing/hospital-program.ts';

const [OWN, OTHER] = ['11111', '22222'];
const BASE = '/api/fhir/r4';

let hub: HospitalHub;
const programs = new Map<string, AskAsHospital>();

beforeAll(async () => {
  hub = await openHospitalHub();
  for (const hospital of [OWN, OTHER]) programs.set(hospital, await hub.comeIn(hospital));
});

afterAll(() => hub[Symbol.asyncDispose]());

async function ask(path: string, { hospital = OWN, body }: { hospital?: string; body?: unknown } = {}) {
  const token = programs.get(hospital)?.token;
  const reply = await hub.gateway.inject({
    method: body === undefined ? 'GET' : 'POST',
    url: `${BASE}${path}`,
    headers: {
      ...(token === undefined ? {} : { authorization: token }),
      ...(body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
    },
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  expect(reply.headers['content-type']).toContain('application/fhir+json');
  return { status: reply.statusCode, body: reply.json() as Resource };
}

function sample(seed: number): Claim[] {
  const set = hub.house.country.filesets().get('sixteen-files');
  const files = sampleUpload(set, { hospital: OWN, visits: 1, stays: 1, seed });
  const read = files.flatMap(({ name, bytes }) => {
    const known = identifyFile(set, name);
    return known ? [readFile(known.description, bytes, { form: 'txt', header: 'present' })] : [];
  });
  return openClaimReader(set)(OWN, read);
}

const placesIn = (body: Resource) =>
  (body['entry'] as readonly { response: { location: string } }[]).map(({ response }) => response.location);
const bundleOf = (claims: readonly Claim[]) => transactionOf(claims, hub.house.country.fhir(), '2026-11-22');

async function sent(seed: number): Promise<string[]> {
  const { body } = await ask('', { body: bundleOf(sample(seed)) });
  return placesIn(body);
}

describe('FHIR for hospitals', () => {
  it('says what it can do to anybody, in a statement that FHIR accepts', async () => {
    const { status, body } = await ask('/metadata', { hospital: 'nobody' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' });
    expect(openFhirCheck()(body)).toEqual([]);
  });

  it('takes a bundle, also twenty times at once, and makes each claim once', async () => {
    const bundle = bundleOf(sample(7));
    const replies = await Promise.all(Array.from({ length: 20 }, () => ask('', { body: bundle })));
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
    const places = replies.map(({ body }) => placesIn(body));
    expect(new Set(places.flat()).size).toBe(2);
    expect(new Set(replies.map(({ body }) => JSON.stringify(body['identifier']))).size).toBe(1);
  });

  it('answers a submitted claim with a response that FHIR accepts, and shows it again', async () => {
    const [claim] = sample(8);
    const body = {
      resourceType: 'Parameters',
      parameter: [{ name: 'resource', resource: bundleOf(claim ? [claim] : []) }],
    };
    const { status, body: response } = await ask('/Claim/$submit', { body });
    expect(status).toBe(200);
    expect(response).toMatchObject({
      resourceType: 'ClaimResponse',
      outcome: 'queued',
      disposition: 'received',
    });
    expect(openFhirCheck()(response)).toEqual([]);
    const again = await ask(`/ClaimResponse?request=Claim/${response.id}`);
    expect(again.body).toMatchObject({ type: 'searchset', total: 1 });
  });

  it('gives back every resource under ids of its own, all of them as FHIR has them', async () => {
    const check = openFhirCheck();
    const [visit = ''] = await sent(9);
    const number = visit.split('/')[1];
    const claim = await ask(`/${visit}`);
    expect(claim.body).toMatchObject({ resourceType: 'Claim', patient: { reference: `Patient/${number}` } });
    expect(check(claim.body)).toEqual([]);
    for (const place of [
      `Patient/${number}`,
      `Encounter/${number}`,
      `Coverage/${number}`,
      `Condition/${number}-1`,
    ]) {
      const { status, body } = await ask(`/${place}`);
      expect([place, status]).toEqual([place, 200]);
      expect(check(body)).toEqual([]);
    }
  });

  it('finds a person by number, within the hospital only', async () => {
    await sent(10);
    const asked = `/Patient?identifier=${encodeURIComponent(`https://www.dopa.go.th|${sampleNumber(10_000)}`)}`;
    expect((await ask(asked)).body['total']).toBe(1);
    expect((await ask(asked, { hospital: OTHER })).body['total']).toBe(0);
  });

  it('shows no hospital what another sent, and answers as if it were not there', async () => {
    const [visit = ''] = await sent(11);
    const forbidden = await ask(`/${visit}`, { hospital: OTHER });
    const absent = await ask('/Claim/999999999', { hospital: OTHER });
    expect(forbidden.status).toBe(404);
    expect(JSON.stringify(forbidden.body).replaceAll(visit, 'X')).toBe(
      JSON.stringify(absent.body).replaceAll('Claim/999999999', 'X'),
    );
  });

  it('tells every fault of a bundle with its place', async () => {
    const bundle = bundleOf(sample(12));
    const text = JSON.stringify(bundle).replaceAll('"gender":"male"', '"gender":"mann"');
    const { status, body } = await ask('', { body: text });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'structure', expression: ['Bundle.entry[0].resource.gender'] }],
    });
    expect(openFhirCheck()(body)).toEqual([]);
  });

  it('refuses whoever has no token, what is no JSON and the claim of another hospital', async () => {
    expect((await ask('/Claim/1', { hospital: 'nobody' })).status).toBe(401);
    expect((await ask('', { body: '{"resourceType":' })).status).toBe(400);
    const foreign = await ask('', { body: bundleOf(sample(13)), hospital: OTHER });
    expect(foreign.status).toBe(422);
    expect(JSON.stringify(foreign.body)).toContain('.provider');
  });
});
