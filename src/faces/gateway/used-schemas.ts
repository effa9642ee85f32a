const REFERENCE = /"#\/components\/schemas\/([^"]+)"/g;

/**
 * Leaves out of an OpenAPI document the schemas that nothing in it refers to, and puts the others in order. Every schema of the program that has a name is put
 * into it, also those of rules and settings files, which are no part of the API.
 */
export function keepUsedSchemas<Document extends object>(document: Document): Document {
  const components = 'components' in document ? document.components : undefined;
  if (!isRecord(components) || !isRecord(components['schemas'])) return document;
  const schemas = components['schemas'];
  const used = new Set<string>();
  const follow = (part: unknown) => {
    for (const [, name = ''] of JSON.stringify(part ?? null).matchAll(REFERENCE)) {
      if (used.has(name)) continue;
      used.add(name);
      follow(schemas[name]);
    }
  };
  follow({ ...document, components: { ...components, schemas: {} } });
  // By name, so that the document does not depend on which part of the program was loaded first.
  const kept = Object.entries(schemas)
    .filter(([name]) => used.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return { ...document, components: { ...components, schemas: Object.fromEntries(kept) } };
}

function isRecord(part: unknown): part is Readonly<Record<string, unknown>> {
  return typeof part === 'object' && part !== null;
}
