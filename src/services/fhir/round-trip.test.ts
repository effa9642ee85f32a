import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadThailand } from '../../../country/thailand/index.ts';
import { type Claim, claimKeyOf } from '../../base/claim/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import { checkFiles, identifyFile, readFile } from '../../filesets/index.ts';
import { fileRowsOf, openClaimReader } from '../claims/index.ts';
import { sampleUpload } from '../claims/testing/sample-upload.ts';
import { openFhirCheck } from './check/check-resource.ts';
import { claimsOfBundle } from './read/claims-of-bundle.ts';
import { transactionOf } from './write/bundle-of-claim.ts';

const country = loadThailand();
const content = country.fhir();
const set = country.filesets().get('sixteen-files');
const HOSPITAL = '10001';
const TODAY = '2026-11-22';

describe('claims in FHIR', () => {
  let check: ReturnType<typeof openFhirCheck>;
  beforeAll(() => {
    check = openFhirCheck();
  });

  it('says of 16 files what both can say, and gives it back', () => {
    const claims = claimsOfFiles();
    const back = claimsOfBundle(transactionOf(claims, content, TODAY), content, HOSPITAL);
    expect(back.faults).toEqual([]);
    expect(back.claims).toEqual(claims.map(withoutRows));
    const files = claims.map((claim) => fileRowsOf({ ...claim, rows: {} }, set));
    expect(back.claims.map((claim) => fileRowsOf({ ...claim, rows: {} }, set))).toEqual(files);
  });

  it('loses nothing of any claim', () => {
    fc.assert(
      fc.property(severalClaims(), (claims) => {
        const bundle: unknown = JSON.parse(JSON.stringify(transactionOf(claims, content, TODAY)));
        const back = claimsOfBundle(bundle, content, HOSPITAL);
        expect(back.faults).toEqual([]);
        expect(back.claims).toEqual(claims.map(withoutRows));
      }),
      { numRuns: 200 },
    );
  });

  it('writes resources that a FHIR validator accepts', () => {
    fc.assert(
      fc.property(anyClaim(), (claim) => {
        expect(check(transactionOf([claim], content, TODAY))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('refuses two claims of one visit in a bundle', () => {
    const [claim] = claimsOfFiles();
    if (!claim) throw new Error('no sample');
    const bundle = transactionOf([claim, claim], content, TODAY);
    expect(claimsOfBundle(bundle, content, HOSPITAL).faults).toMatchObject([{ fault: 'visit-twice' }]);
  });

  it('names both a patient who is missing and the hospital of somebody else', () => {
    const [claim] = claimsOfFiles();
    if (!claim) throw new Error('no sample');
    const bundle = transactionOf([claim], content, TODAY);
    const entries = bundle['entry'] as { resource: { resourceType: string } }[];
    const without = {
      ...bundle,
      entry: entries.filter(({ resource }) => resource.resourceType !== 'Patient'),
    };
    expect(claimsOfBundle(without, content, HOSPITAL).faults).toMatchObject([{ fault: 'no-patient' }]);
    expect(claimsOfBundle(bundle, content, '99999').faults).toMatchObject([{ fault: 'other-hospital' }]);
    expect(claimsOfBundle({ resourceType: 'Patient' }, content, HOSPITAL).faults).toMatchObject([
      { fault: 'no-claim' },
    ]);
  });
});

function claimsOfFiles(): Claim[] {
  const files = sampleUpload(set, { hospital: HOSPITAL, visits: 3, stays: 2 });
  const read = files.flatMap(({ name, bytes }) => {
    const known = identifyFile(set, name);
    return known ? [readFile(known.description, bytes, { form: 'txt', header: 'present' })] : [];
  });
  expect(checkFiles(set, read, { level: 'door', hospital: HOSPITAL })).toEqual([]);
  return openClaimReader(set)(HOSPITAL, read);
}

function withoutRows({ rows: _rows, ...claim }: Claim): Omit<Claim, 'rows'> {
  return claim;
}

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
  .map((text) => text.replaceAll(/[\s\p{C}]/gu, ''))
  .filter((text) => text !== '' && text !== '-');
const code = fc.stringMatching(/^[A-Z0-9]{1,6}$/);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const satang = fc.integer({ min: -10_000_000_00, max: 10_000_000_00 });
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as IsoDate);
const moment = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 16));
const few = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 3 });
const reading = maybe(fc.integer({ min: 1, max: 2500 }).map((tenths) => tenths / 10));

/** Of visits and stays that differ. */
function severalClaims(): fc.Arbitrary<Claim[]> {
  return fc.uniqueArray(anyClaim(), { minLength: 1, maxLength: 3, selector: ({ key }) => key });
}

function anyClaim(): fc.Arbitrary<Claim> {
  return fc
    .record({ core: anyCore(), service: anyService(), lists: anyLists(), isStay: fc.boolean() })
    .map(({ core, service, lists, isStay }) => {
      const { an: stay, ...rest } = core;
      const an = isStay ? stay : null;
      const { hn, seq } = rest;
      const key = claimKeyOf({ hospital: HOSPITAL, hn, seq, an });
      const kind = isStay ? ('IP' as const) : ('OP' as const);
      return { ...rest, an, kind, key, hospital: HOSPITAL, service, ...lists, rows: {} };
    });
}

function anyCore() {
  return fc.record({
    hn: code,
    seq: code,
    an: code,
    patient: fc.record({
      number: maybe(code),
      numberType: maybe(fc.constantFrom('1', '2', '3')),
      title: maybe(word),
      givenName: maybe(word),
      familyName: maybe(word),
      sex: fc.constantFrom('m' as const, 'f' as const, null),
      bornOn: maybe(day),
      nationality: maybe(code),
    }),
    right: fc.record({
      scheme: maybe(code),
      subScheme: maybe(code),
      permit: maybe(code),
      mainHospital: maybe(code),
      subHospital: maybe(code),
      validFrom: maybe(day),
      validTo: maybe(day),
    }),
    invoice: fc.record({ number: maybe(code), item: maybe(code) }),
    totals: fc.record({ chargedSatang: satang, paidSatang: satang }),
  });
}

function anyService() {
  return fc.record({
    from: maybe(moment),
    to: maybe(moment),
    clinic: maybe(code),
    typeIn: maybe(code),
    typeOut: maybe(code),
    dischargeStatus: maybe(code),
    dischargeType: maybe(code),
    ward: maybe(code),
    weightKg: reading,
    vitals: fc.record({
      temperature: reading,
      systolic: reading,
      diastolic: reading,
      pulse: reading,
      breaths: reading,
    }),
    isClaimed: fc.boolean(),
  });
}

function anyLists() {
  const quantity = fc.integer({ min: 0, max: 1000 });
  return fc.record({
    diagnoses: few(
      fc.record({ code, type: code, provider: maybe(code), on: maybe(day), clinic: maybe(code) }),
    ),
    procedures: few(
      fc.record({
        code,
        type: maybe(code),
        provider: maybe(code),
        from: maybe(moment),
        to: maybe(moment),
        priceSatang: maybe(satang),
      }),
    ),
    charges: few(fc.record({ group: code, on: maybe(day), satang })),
    items: few(
      fc.record({
        type: code,
        code,
        quantity,
        rateSatang: satang,
        totalSatang: maybe(satang),
        on: maybe(day),
        serial: maybe(code),
      }),
    ),
    drugs: few(
      fc.record({
        code,
        name: word,
        standardCode: maybe(code),
        quantity,
        unit: maybe(word),
        priceSatang: satang,
        totalSatang: maybe(satang),
        on: maybe(day),
        use: maybe(code),
        directions: maybe(word),
        provider: maybe(code),
      }),
    ),
    labs: few(fc.record({ test: code, result: word, on: maybe(day) })),
    referrals: few(fc.record({ hospital: code, direction: code, on: maybe(day) })),
    accident: maybe(
      fc.record({ type: maybe(code), at: maybe(moment), permit: maybe(code), urgency: maybe(code) }),
    ),
    leaves: few(fc.record({ from: maybe(moment), to: maybe(moment), days: maybe(quantity) })),
  });
}
