import { describe, expect, it } from 'vitest';
import { loadCodeLists } from '../code-lists/index.ts';
import { loadContracts } from './index.ts';

const contracts = loadContracts();
const lists = new Set(loadCodeLists().map((list) => list.id));

it('has one contract an id', () => {
  const ids = contracts.map((contract) => contract.id);
  expect(ids.length).toBeGreaterThanOrEqual(25);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(contracts.map((contract) => [contract.id, contract] as const))('%s', (_id, contract) => {
  it('names only code lists that exist', () => {
    const named = contract.columns.flatMap((column) => column.list ?? []);
    expect(named.filter((list) => !lists.has(list))).toEqual([]);
  });

  it('has a file pattern that gives the date of the data', () => {
    expect(contract.file.pattern).toContain('(?<asOf>');
    expect(() => new RegExp(contract.file.pattern)).not.toThrow();
  });

  it('fills each field from one column and keys and joins only fields it fills', () => {
    const fields = contract.columns.map((column) => column.field);
    const derived = contract.derived.map((entry) => entry.field);
    expect(new Set([...fields, ...derived]).size).toBe(fields.length + derived.length);
    const used = [
      ...contract.key,
      ...contract.derived.flatMap((entry) => ('join' in entry ? entry.join : [...entry.sum, entry.else])),
    ];
    expect(used.filter((field) => ![...fields, ...derived].includes(field))).toEqual([]);
  });

  it('says how its dates and codes are written', () => {
    const unclear = contract.columns.filter(
      ({ read, date, list, map }) =>
        (read === 'date' && !date) || ((read === 'code' || read === 'codes') && !list === !map),
    );
    expect(unclear).toEqual([]);
  });
});
