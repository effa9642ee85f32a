import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type BillFile, readBillFile, writeBillFile } from './bill-file.ts';
import { decodeWindows874, encodeWindows874 } from './windows-874.ts';

const FILE: BillFile = {
  system: 'OP',
  payPlan: 'CS',
  version: '0.93',
  header: {
    hospital: '10001',
    hospitalName: 'โรงพยาบาลสมมุติ',
    writtenAt: '2026-10-02T08:00:00',
    session: '0001',
    count: 1,
  },
  sections: new Map([
    ['BILLTRAN', [['01', '', '2026-10-01T09:30:00', '10001', 'ชื่อ นามสกุล']]],
    ['BillItems', []],
  ]),
};

const signed = (body: string, note = 'Checksum', hash = (md5: string) => md5) => {
  const bytes = encodeWindows874(body);
  const md5 = hash(createHash('md5').update(bytes).digest('hex'));
  return Buffer.concat([bytes, Buffer.from(`<?EndNote ${note}="${md5}"?>\r\n`)]);
};
const body = decodeWindows874(writeBillFile(FILE)).replace(/<\?EndNote.*$/s, '');
const faultOf = (bytes: Buffer) => {
  const read = readBillFile('BILLTRAN.TXT', bytes);
  return 'code' in read ? read.code : 'none';
};

describe('a file of bills', () => {
  it('may hold any letters of its code page', () => {
    const file = { ...FILE, header: { ...FILE.header, hospitalName: 'เธอ เธก ๆ ฯ ก์ A1' } };
    expect(readBillFile('BILLTRAN.TXT', writeBillFile(file))).toEqual(file);
  });

  it('is read as it was written', () => {
    expect(readBillFile('BILLTRAN20261002.TXT', writeBillFile(FILE))).toEqual(FILE);
  });

  it('may say its checksum in either spelling, in small letters, and with the line end or without', () => {
    expect(faultOf(signed(body, 'CheckSum'))).toBe('none');
    expect(faultOf(signed(body, 'Checksum', (md5) => md5.toUpperCase()))).toBe('none');
    expect(faultOf(signed(body.trimEnd()))).toBe('none');
    const lineFeeds = body.replaceAll('\r\n', '\n');
    expect(faultOf(signed(lineFeeds))).toBe('none');
  });

  it('is refused when its checksum is wrong or missing', () => {
    const bytes = writeBillFile(FILE);
    const at = bytes.indexOf('2026-10-01');
    const changed = Buffer.from(bytes);
    changed.write('2026-11-01', at);
    expect(faultOf(changed)).toBe('checksum');
    expect(faultOf(encodeWindows874(body))).toBe('checksum');
    expect(faultOf(bytes.subarray(0, bytes.length / 2))).toBe('checksum');
  });

  it('is refused in another code page', () => {
    const utf8 = Buffer.from(body);
    const md5 = createHash('md5').update(utf8).digest('hex');
    expect(faultOf(Buffer.concat([utf8, Buffer.from(`<?EndNote Checksum="${md5}"?>`)]))).toBe('encoding');
  });

  it('is refused when it declares entities, repeats a section or holds anything else', () => {
    const doctype = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>\r\n<ClaimRec';
    expect(faultOf(signed(body.replace('<ClaimRec', doctype)))).toBe('envelope');
    const twice = '<BillItems>\r\n</BillItems>\r\n</ClaimRec>';
    expect(faultOf(signed(body.replace('</ClaimRec>', twice)))).toBe('envelope');
    expect(faultOf(signed(body.replace('</ClaimRec>', '<Open>\r\n</ClaimRec>')))).toBe('envelope');
    expect(faultOf(signed(body.replace(/<Header>[\s\S]*<\/Header>/, '')))).toBe('envelope');
  });
});
