import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../country/thailand/index.ts';
import type { Claim } from '../../../base/claim/index.ts';
import { readFile } from '../../../filesets/index.ts';
import { openClaimReader } from '../files/index.ts';
import { sampleUpload } from '../testing/sample-upload.ts';
import { eclaimMessage } from './eclaim/eclaim-message.ts';
import { grantedName } from './granted-files.ts';

const country = loadThailand();
const set = country.filesets().get('sixteen-files');
const content = country.payers();
const files = sampleUpload(set, { hospital: '10670', visits: 2, stays: 1 }).flatMap(({ name, bytes }) => {
  const description = set.byName.get(name.replace('.txt', ''));
  return description ? [readFile(description, bytes, { form: 'txt' })] : [];
});
const claims = openClaimReader(set)('10670', files);

/** Another value in the place of every value that is not granted; patients, ids and money of the plain claim too. */
function alter(claim: Claim, columns: Readonly<Record<string, string>>, next: () => string): Claim {
  const rows = Object.fromEntries(
    Object.entries(claim.rows).map(([file, list]) => {
      const description = set.byName.get(file);
      const isGranted = (at: number) => {
        const name = description?.columns[at]?.name ?? '';
        return columns[grantedName(file, name)] !== undefined;
      };
      return [file, list.map((row) => row.map((value, at) => (isGranted(at) ? value : next())))];
    }),
  );
  const patient = { ...claim.patient, number: next(), givenName: next(), familyName: next() };
  return { ...claim, rows, patient, labs: [], drugs: [] };
}

describe.each(content.payers.map((payer) => [payer.id, payer] as const))(
  'what leaves to %s',
  (_id, payer) => {
    const agreement = country
      .agreements()
      .agreements.find((one) => one.agreement.id === payer.agreement)?.agreement;
    const grant = agreement?.grants.find(({ id }) => id === payer.grant);
    const columns = grant?.columns ?? {};
    const form = { payer, content, set, grant: { columns, tokenKey: Buffer.alloc(32, 7) } };
    const bytesOf = (some: readonly Claim[]) => eclaimMessage(form, some).body.toString();

    it('is the same bytes whatever stands in columns that its agreement does not give', () => {
      const before = bytesOf(claims);
      const value = fc.string({ unit: 'grapheme-ascii', maxLength: 12 });
      fc.assert(
        fc.property(fc.infiniteStream(value), (values) => {
          const next = () => values.next().value ?? '';
          expect(bytesOf(claims.map((claim) => alter(claim, columns, next)))).toBe(before);
        }),
        { numRuns: 40 },
      );
    });

    it('changes with what it gives, and names nothing else', () => {
      const [claim] = claims;
      if (!claim) throw new RangeError('a claim');
      const rights = claim.rows['INS'] ?? [];
      const at = set.byName.get('INS')?.positions.get('PERMITNO') ?? -1;
      const other = { ...claim, rows: { ...claim.rows, INS: rights.map((row) => row.with(at, 'PP9')) } };
      expect(bytesOf([other])).not.toBe(bytesOf([claim]));
      const message: unknown = JSON.parse(bytesOf(claims));
      const text = JSON.stringify(message, (_key, value) =>
        typeof value === 'string' && value.length > 40 ? Buffer.from(value, 'base64').toString() : value,
      );
      for (const withheld of ['NAMEPAT', 'OCCUPA', 'DRUGCOST', 'OPD_MEMO', 'สมชาย ใจดี,นาย'])
        expect(text).not.toContain(withheld);
    });

    it('is text as the payer asks for it: a mark of UTF-8, line feeds, the hospital in every right, sizes before base64', () => {
      const message = JSON.parse(bytesOf(claims));
      expect(message).toMatchObject({ fileType: 'txt', maininscl: payer.mainRight, dataTypes: ['IP', 'OP'] });
      const { blob, size, encoding } = message.file.ins;
      const bytes = Buffer.from(blob, 'base64');
      expect([bytes.length, encoding, [...bytes.subarray(0, 3)]]).toEqual([
        size,
        'UTF-8',
        [0xef, 0xbb, 0xbf],
      ]);
      const [heads = '', ...lines] = bytes.toString('utf8').slice(1).trimEnd().split('\n');
      const place = heads.split('|').indexOf('HCODE');
      expect(lines.map((line) => line.split('|')[place])).toEqual(['10670', '10670', '10670']);
    });
  },
);
