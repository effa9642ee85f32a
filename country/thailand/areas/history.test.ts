import { describe, expect, it } from 'vitest';
import { type AreaCode, parseAreaCode } from '../../../src/base/model/index.ts';
import { type AreaChange, historyOf } from './history.ts';
import { loadHistory, loadPlaces } from './index.ts';

const history = loadHistory();

function area(text: string): AreaCode {
  const code = parseAreaCode(text);
  if (!code) throw new Error(`no area code: ${text}`);
  return code;
}

function moved(from: string, to: string): AreaChange {
  const names = { nameTh: '', nameEn: '', kindTh: '', basis: '' };
  const dates = { validFrom: null, validTo: null, dates: 'unknown' } as const;
  return { ...names, ...dates, code: area(from), change: 'moved', cameFrom: [], became: [area(to)] };
}

describe('the history of codes', () => {
  it('leads from a subdistrict that moved, and from its villages, to the code in force', () => {
    expect(history.successorOf(area('530306'))).toBe('530407');
    expect(history.successorOf(area('53030604'))).toBe('53040704');
  });

  it('gives no single successor for a code that was split, and none for a code in force', () => {
    expect(history.successorOf(area('104701'))).toBeUndefined();
    expect(history.successorOf(area('530407'))).toBeUndefined();
    expect(history.successorOf(area('TH'))).toBeUndefined();
  });

  it('follows chains', () => {
    const chain = historyOf([moved('1101', '1202'), moved('1202', '1303'), moved('1303', '1404')]);
    expect(chain.successorOf(area('1101'))).toBe('1404');
    expect(chain.successorOf(area('110105'))).toBe('140405');
  });

  it('labels the dates that are not known', () => {
    const labelled = history.changes.map(({ dates, validFrom, validTo }) => [dates, validFrom ?? validTo]);
    expect(labelled.filter(([dates, date]) => (dates === 'known') !== (date !== null))).toEqual([]);
    expect(history.changes.find(({ code }) => code === '38')).toMatchObject({
      validFrom: '2011-03-23',
      dates: 'known',
    });
  });

  it('ends at codes in force only', () => {
    const inForce = new Set(
      loadPlaces()
        .filter(({ retired }) => !retired)
        .map(({ code }) => code),
    );
    const heirs = history.changes.flatMap(({ became }) => became);
    expect(heirs.filter((code) => !inForce.has(history.successorOf(code) ?? code))).toEqual([]);
  });
});
