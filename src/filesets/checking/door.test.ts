import { describe, expect, it } from 'vitest';
import { checkArrivals, checkFiles, doorAnswer, readFile } from '../index.ts';
import { asText, type Cells, filesets, readUpload, SMALL_UPLOAD, sixteen } from '../testing/small-upload.ts';

const { words } = filesets;
const first = (file: string): Cells => SMALL_UPLOAD[file]?.[0] ?? {};

/** What the door says of an upload in which files were replaced. */
function answerTo(changed: Readonly<Record<string, readonly Cells[] | undefined>>) {
  const [fault] = checkFiles(sixteen, readUpload(changed), { level: 'door', hospital: '99801' });
  const answer = fault && doorAnswer(fault, words, { api: 'v1' });
  return answer ? [answer.message, answer.messageTh] : [];
}

describe('the door', () => {
  it('lets a sound upload in', () => {
    expect(checkFiles(sixteen, readUpload(), { level: 'door', hospital: '99801' })).toEqual([]);
    expect(checkFiles(sixteen, readUpload(), { level: 'all', hospital: '99801', today: '20260101' })).toEqual(
      [],
    );
  });

  it.each([
    [
      'hospital',
      { PAT: [{ ...first('PAT'), HCODE: '10670' }, SMALL_UPLOAD['PAT']?.[1] ?? {}] },
      'invalid hospital_code',
      'รหัส HCODE ในแฟ้ม PAT ไม่ตรงกับบัญชี MOPH ACCOUNT CENTER ของคุณ',
    ],
    ['no INS', { INS: undefined }, 'invalid requirement (require INS and PAT)', 'กรุณาส่งไฟล์ INS และ PAT'],
    ['no PAT', { PAT: undefined }, 'invalid requirement (require INS and PAT)', 'กรุณาส่งไฟล์ INS และ PAT'],
    [
      'neither OPD nor IPD',
      { OPD: undefined, IPD: undefined, ODX: undefined, IDX: undefined },
      'invalid requirement (require OPD or IPD)',
      'กรุณาส่งไฟล์ OPD หรือ IPD',
    ],
    [
      'ODX without OPD',
      { OPD: undefined },
      'ORF,ODX OR OOP required OPD',
      'กรุณาส่งไฟล์ OPD เมื่อต้องการบันทึก ไฟล์ ORF,ODX หรือ OOP',
    ],
    [
      'IDX without IPD',
      { IPD: undefined },
      'iRF,iDX,IOP OR LVD required IPD',
      'กรุณาส่งไฟล์ IPD เมื่อต้องการบันทึก ไฟล์ iRF,iDX,IOP หรือ LVD',
    ],
    ['no CHT', { CHT: undefined }, 'invalid OPD', 'โปรดระบุแฟ้ม CHT เมื่อต้องการบันทึกข้อมูลแฟ้ม OPD'],
    [
      'no HN',
      { PAT: [...(SMALL_UPLOAD['PAT'] ?? []), { HCODE: '99801', FNAME: 'ก' }] },
      'invalid HN',
      'โปรดระบุ HN ในแฟ้ม PAT',
    ],
    ['no SEQ', { OPD: [{ ...first('OPD'), SEQ: '' }] }, 'invalid SEQ', 'โปรดระบุ SEQ ในแฟ้ม OPD'],
    ['no AN', { IPD: [{ ...first('IPD'), AN: '' }] }, 'invalid AN', 'โปรดระบุ AN ในแฟ้ม IPD'],
    [
      'neither SEQ nor AN',
      { INS: [{ ...first('INS'), SEQ: '' }] },
      'invalid SEQ or AN',
      'โปรดระบุ SEQ หรือ AN ในแฟ้ม INS',
    ],
    [
      'HN twice',
      { PAT: [first('PAT'), ...(SMALL_UPLOAD['PAT'] ?? [])] },
      'duplicate HN',
      'พบข้อมูลซ้ำในแฟ้ม PAT HN:1001',
    ],
    [
      'SEQ twice',
      { OPD: [first('OPD'), first('OPD')] },
      'duplicate HN:SEQ',
      'พบข้อมูลซ้ำในแฟ้ม OPD HN:1001 SEQ:6801',
    ],
    [
      'AN twice',
      { IPD: [first('IPD'), first('IPD')] },
      'duplicate HN:AN',
      'พบข้อมูลซ้ำในแฟ้ม IPD HN:1002 AN:680001',
    ],
    [
      'a day of another shape',
      { INS: [{ ...first('INS'), DATEIN: '2022/12/01' }, SMALL_UPLOAD['INS']?.[1] ?? {}] },
      'invalid DATEIN',
      'รูปแบบ DATEIN ในแฟ้ม INS ไม่ถูกต้อง(2022/12/01)',
    ],
    [
      'a day in the Buddhist era',
      { OPD: [{ ...first('OPD'), DATEOPD: '25681001' }] },
      'invalid DATEOPD',
      'รูปแบบ DATEOPD ในแฟ้ม OPD ไม่ถูกต้อง(25681001)',
    ],
    [
      'a time of another shape',
      { OPD: [{ ...first('OPD'), TIMEOPD: '9:30' }] },
      'invalid TIMEOPD',
      'รูปแบบ TIMEOPD ในแฟ้ม OPD ไม่ถูกต้อง(9:30)',
    ],
    [
      'a patient that PAT has not',
      { INS: [...(SMALL_UPLOAD['INS'] ?? []), { HN: '9', INSCL: 'UCS', SEQ: '5' }] },
      'invalid HN',
      'พบเลข HN:9 จากแฟ้ม INS ที่ไม่มีในแฟ้ม PAT',
    ],
    [
      'a patient that INS has not',
      { OPD: [{ ...first('OPD'), HN: '9' }] },
      'invalid HN',
      'พบเลข HN:9 จากแฟ้ม OPD ที่ไม่มีในแฟ้ม INS',
    ],
    [
      'a visit that INS has not',
      { OPD: [{ ...first('OPD'), SEQ: '7' }] },
      'invalid HN:SEQ',
      'พบเลข HN:1001 SEQ:7 จากแฟ้ม OPD ที่ไม่มีในแฟ้ม INS',
    ],
    [
      'a stay that INS has not',
      { IPD: [{ ...first('IPD'), AN: '7' }] },
      'invalid HN:AN',
      'พบเลข HN:1002 AN:7 จากแฟ้ม IPD ที่ไม่มีในแฟ้ม INS',
    ],
  ])('refuses an upload for %s', (_why, changed, ...answer) => {
    expect(answerTo(changed)).toEqual(answer);
  });

  it.each([
    ['txt', ['INS.txt', 'INS.TXT'], 'duplicate file', 'ส่งไฟล์ INS.TXT ซ้ำ'],
    ['txt', ['INS.dbf'], 'invalid file type', 'รูปแบบไฟล์ ไม่ถูกต้อง'],
    ['txt', [], 'invalid quantity file', 'จำนวนไฟล์ไม่ถูกต้อง'],
    ['txt', Array.from({ length: 17 }, (_, at) => `F${at}.txt`), 'invalid quantity file', 'จำนวนไฟล์ไม่ถูกต้อง'],
    ['txt', ['ABC.txt'], 'invalid file type', 'รูปแบบไฟล์ ไม่ถูกต้อง'],
  ] as const)('refuses %s files %j by their names', (form, names, ...[message, messageTh]) => {
    const [fault] = checkArrivals(sixteen, names, { form });
    expect(fault && doorAnswer(fault, words, { api: 'v1' })).toEqual({ message, messageTh });
  });

  it('spells the number of files as each version of the hub does', () => {
    const [fault] = checkArrivals(sixteen, [], { form: 'txt' });
    expect(fault && doorAnswer(fault, words, { api: 'v2' })?.message).toBe('invalid quatity file');
  });

  it.each([
    ['a name that is not standard', 'HN|INSCL|FOO\r\n1|UCS|x\r\n', 'ชื่อคอลัมน์ในแฟ้ม INS ไม่ถูกต้อง'],
    ['no names where there should be some', '1|UCS||1\r\n', 'โปรดระบุชื่อคอลัมน์ในแฟ้ม INS'],
  ])('refuses a file with %s', (_why, text, messageTh) => {
    const description = sixteen.byName.get('INS');
    if (description === undefined) throw new Error('INS is described');
    const file = readFile(description, Buffer.from(text), { form: 'txt', header: 'present' });
    const [fault] = checkFiles(sixteen, [file], { level: 'door' });
    expect(fault && doorAnswer(fault, words, { api: 'v2' })).toEqual({ message: 'invalid INS', messageTh });
  });

  it('tells every fault at once, with file, row and field', () => {
    const changed = {
      INS: [{ ...first('INS'), DATEIN: 'x', SEQ: '' }],
      OPD: [{ ...first('OPD'), TIMEOPD: '2500' }],
    };
    const faults = checkFiles(sixteen, readUpload(changed), { level: 'door' });
    expect(faults.length).toBeGreaterThan(4);
    expect(faults).toContainEqual({
      code: 'time-shape',
      level: 'error',
      file: 'OPD',
      row: 1,
      field: 'TIMEOPD',
      value: '2500',
      other: 'HHmm',
    });
    expect(asText('OPD', []).toString()).toContain('TIMEOPD');
  });
});
