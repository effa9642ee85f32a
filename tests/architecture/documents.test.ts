import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ALL_CODES } from '../../src/base/errors/index.ts';
import { buildProgram } from '../../src/faces/cli/program.ts';
import { linkSettingsSchema } from '../../src/linker/index.ts';
import { programmeJsonSchema } from '../../src/stages/entitlements/index.ts';

const architecture = readFileSync('ARCHITECTURE.md', 'utf8');
const readme = readFileSync('README.md', 'utf8');
const guide = globSync('docs/guide/*.md')
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
const dependencies = readFileSync('docs/decisions/dependencies.md', 'utf8');
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe('documents', () => {
  it('name every room of the house in ARCHITECTURE.md', () => {
    const rooms = ['src/base', 'src/stages', 'src/services', 'src/faces'].flatMap((folder) =>
      readdirSync(folder).map((name) => `${folder}/${name}`),
    );
    expect(rooms.filter((room) => !architecture.includes(`\`${room}\``))).toEqual([]);
  });

  it('point only to places that exist', () => {
    const named = [
      ...`${architecture}\n${readme}`.matchAll(/`((?:src|country|tests|docs|bench)\/[\w./-]+)`/g),
    ].map((match) => match[1] ?? '');
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('describe every command in the guide', async () => {
    const commands = (await buildProgram()).commands.map((command) => command.name());
    expect(commands.filter((name) => !guide.includes(`chipao ${name}`))).toEqual([]);
  });

  it('describe every error code in the guide', () => {
    expect(Object.keys(ALL_CODES).filter((code) => !guide.includes(`\`${code}\``))).toEqual([]);
  });

  it('describe every setting in the guide', () => {
    const settings = [
      ...readFileSync('src/base/settings/settings.ts', 'utf8').matchAll(/^ {2}([A-Z_]{5,}):/gm),
    ].map((match) => match[1] ?? '');
    expect(settings.length).toBeGreaterThan(3);
    expect(settings.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it('describe every linking setting, ready list and condition in the guide', () => {
    const words = wordsIn(z.toJSONSchema(linkSettingsSchema, { io: 'input' }));
    expect(words.length).toBeGreaterThan(60);
    const linking = readFileSync('docs/guide/linking.md', 'utf8');
    expect(words.filter((word) => !new RegExp(`[\`".]${word}[\`".]`).test(linking))).toEqual([]);
  });

  it('describe every word of the rule language in the guide', () => {
    const words = wordsIn(programmeJsonSchema());
    expect(words.length).toBeGreaterThan(90);
    const rules = readFileSync('docs/guide/rules.md', 'utf8');
    expect(words.filter((word) => !new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(rules))).toEqual([]);
  });

  it('describe every step of linking in the guide', async () => {
    const steps = (await buildProgram()).commands
      .find((command) => command.name() === 'link')
      ?.commands.map((command) => command.name());
    expect(steps?.length).toBeGreaterThan(6);
    expect(steps?.filter((name) => !guide.includes(`chipao link ${name}`))).toEqual([]);
  });

  it('describe every route in the guide', () => {
    const routes = Object.keys(
      (JSON.parse(readFileSync('src/contract/openapi.json', 'utf8')) as { paths: object }).paths,
    );
    expect(routes.length).toBeGreaterThan(8);
    expect(routes.filter((route) => !guide.includes(`\`${route}\``))).toEqual([]);
  });

  it('give each dependency its line', () => {
    const names = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.optionalDependencies)];
    expect(names.filter((name) => !dependencies.includes(`\`${name}\``))).toEqual([]);
  });

  it('pin every version exactly', () => {
    const versions = Object.entries({
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
      ...manifest.devDependencies,
    });
    expect(versions.filter(([, version]) => !/^(npm:[\w@/.-]+@)?\d/.test(version))).toEqual([]);
  });
});

/** Every name and every word to choose from in a JSON schema. */
function wordsIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(wordsIn);
  if (typeof schema !== 'object' || schema === null) return [];
  const own = Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'properties') return Object.keys(value);
    if (key === 'enum') return value.filter((word: unknown) => typeof word === 'string');
    return key === 'const' && typeof value === 'string' ? [value] : [];
  });
  return [...new Set([...own, ...Object.values(schema).flatMap(wordsIn)])];
}
