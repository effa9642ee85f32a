import { expect, it } from 'vitest';
import { loadThailand } from '../../../country/thailand/index.ts';
import { dayOfIso } from '../calendar.ts';
import { fileNameOf } from './file-names.ts';

const asOf = dayOfIso('2026-09-30');

it.each(loadThailand().contracts)('names files of $id as its contract knows them', (contract) => {
  for (const part of [undefined, '2', '17']) {
    const name = fileNameOf(contract, { asOf, part, unit: '11701' });
    const match = new RegExp(contract.file.pattern).exec(name);
    expect(match?.groups?.['asOf']).toBe(contract.file.asOfEra === 'common' ? '20260930' : '25690930');
  }
});
