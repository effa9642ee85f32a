/** A FHIR resource as JSON: what it is, its id, and fields that its kind has. */
export type Resource = Readonly<{ resourceType: string; id?: string | undefined }> &
  Readonly<Record<string, unknown>>;

/** A resource of a bundle under the address by which others of the bundle name it. */
export type Entry = Readonly<{ fullUrl: string; resource: Resource }>;

/** Fields that say something: FHIR knows neither null nor empty lists and objects. */
export function said<Fields extends Readonly<Record<string, unknown>>>(fields: Fields): Fields {
  const kept = Object.entries(fields).filter(([, value]) => saysSomething(value));
  return Object.fromEntries(kept) as Fields;
}

function saysSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
