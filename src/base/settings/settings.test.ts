import { describe, expect, it } from 'vitest';
import { assertServable, parseSettings } from './index.ts';

const PUBLIC = { CHIPAO_PUBLIC_URL: 'https://chipao.example.go.th' };
const PRODUCTION = { CHIPAO_ENVIRONMENT: 'production' };
const PROVIDER = {
  CHIPAO_OIDC_ISSUER: 'https://issuer.example',
  CHIPAO_OIDC_CLIENT_ID: 'chipao',
  CHIPAO_OIDC_CLIENT_SECRET: 'secret',
};

describe('where people reach the service', () => {
  it('is said before production serves anybody, and a run or a check needs no such word', () => {
    const settings = parseSettings(PRODUCTION, 'home');
    expect(() => assertServable(settings)).toThrow(/SETTINGS_INVALID/);
    expect(() => assertServable(parseSettings({ ...PRODUCTION, ...PUBLIC }, 'home'))).not.toThrow();
  });

  it('need not be said in development', () => {
    expect(() => assertServable(parseSettings({}, 'home'))).not.toThrow();
  });

  it('is said wherever a provider sends people back to it', () => {
    expect(() => parseSettings(PROVIDER, 'home')).toThrow(/SETTINGS_INVALID/);
    expect(parseSettings({ ...PROVIDER, ...PUBLIC }, 'home').publicUrl).toBe(PUBLIC.CHIPAO_PUBLIC_URL);
  });
});
