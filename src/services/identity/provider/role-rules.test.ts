import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRoleRules, standingOf } from './role-rules.ts';
import { ownPath } from './sign-in-desk.ts';

async function rulesOf(text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'chipao-rules-'));
  try {
    await writeFile(join(folder, 'roles.yaml'), text);
    return await readRoleRules(join(folder, 'roles.yaml'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

it('a rule gives its role to whoever has every claim it names, the first rule that fits', async () => {
  const rules = await rulesOf(`
rules:
  - { when: { sub: "7", groups: officers }, role: officer, area: "1702" }
  - { when: { groups: officers }, role: viewer, area: TH }
`);
  expect(standingOf({ sub: '7', groups: ['officers', 'others'] }, rules)).toEqual({
    role: 'officer',
    area: '1702',
  });
  expect(standingOf({ sub: '8', groups: 'officers' }, rules)).toEqual({ role: 'viewer', area: 'TH' });
  expect(standingOf({ sub: '7' }, rules)).toBeUndefined();
});

it('claims give a role only where the rules say so, and nothing that cannot be read', async () => {
  const claims = { r: 'steward', a: '17' };
  expect(standingOf(claims, await readRoleRules(undefined))).toBeUndefined();
  const rules = await rulesOf('fromClaims: { role: r, area: a }');
  expect(standingOf(claims, rules)).toEqual({ role: 'steward', area: '17' });
  for (const wrong of [
    { a: '17x' },
    { a: undefined },
    { r: 'king' },
    { r: 'integrator' },
    { r: ['steward'] },
  ])
    expect(standingOf({ ...claims, ...wrong }, rules)).toBeUndefined();
});

it('a steward is of the agency that a rule or a claim names, and nobody else is of any', async () => {
  const rules = await rulesOf('rules: [{ when: { sub: a }, role: steward, area: "17", agency: dopa }]');
  expect(standingOf({ sub: 'a' }, rules)).toEqual({ role: 'steward', area: '17', agency: 'dopa' });
  const claims = await rulesOf('fromClaims: { role: r, area: a, agency: of }');
  const told = { r: 'steward', a: '17', of: 'cgd' };
  expect(standingOf(told, claims)).toEqual({ role: 'steward', area: '17', agency: 'cgd' });
  for (const none of [{ of: '' }, { of: ['cgd'] }, { r: 'officer' }])
    expect(standingOf({ ...told, ...none }, claims)?.agency).toBeUndefined();
});

it('somebody of a hospital is nobody here without its code', async () => {
  const rules = await rulesOf('rules: [{ when: { sub: a }, role: hospital, area: TH, agency: "99001" }]');
  expect(standingOf({ sub: 'a' }, rules)).toEqual({ role: 'hospital', area: 'TH', agency: '99001' });
  const claims = await rulesOf('fromClaims: { role: r, area: a, agency: of }');
  const told = { r: 'hospital', a: 'TH', of: '990010001' };
  expect(standingOf(told, claims)).toEqual({ role: 'hospital', area: 'TH', agency: '990010001' });
  for (const none of [{ of: '' }, { of: '9900' }, { of: 'dopa' }, { of: undefined }])
    expect(standingOf({ ...told, ...none }, claims)).toBeUndefined();
});

it.each([
  'rules: [{ when: { sub: a }, role: hospital, area: TH }]',
  'rules: [{ when: { sub: a }, role: hospital, area: TH, agency: dopa }]',
  'rules: [{ when: { sub: a }, role: officer, area: TH, agency: dopa }]',
  'rules: [{ when: { sub: a }, role: integrator, area: TH }]',
  'rules: [{ when: { sub: a }, role: officer, area: nowhere }]',
  'rules: [{ when: { sub: a }, role: officer }]',
  'rules: [{ when: {}, role: officer, area: TH }]',
  'rules: {',
])('a file of rules that cannot be meant is refused: %s', async (text) => {
  await expect(rulesOf(text)).rejects.toMatchObject({
    code: 'SETTINGS_INVALID',
    params: { name: 'CHIPAO_OIDC_ROLES' },
  });
});

it('a way back leads nowhere but here', () => {
  expect(ownPath('/area/17?lang=en#map')).toBe('/area/17?lang=en#map');
  for (const away of [
    '//evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    'evil',
    '',
    '/\t/evil.example',
  ])
    expect(ownPath(away)).toBe('/');
});
