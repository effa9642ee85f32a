import { describe, expect, it } from 'vitest';
import { keepUsedSchemas } from './used-schemas.ts';

const at = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('schemas of the API', () => {
  it('are those that a route leads to, also through others, and no others', () => {
    const document = {
      paths: { '/a': { get: at('Person') } },
      components: {
        schemas: { Person: { of: at('Text') }, Text: { in: at('Text') }, node: { of: at('node') } },
      },
    };
    const { components } = keepUsedSchemas(document);
    expect(Object.keys(components.schemas)).toEqual(['Person', 'Text']);
  });
});
