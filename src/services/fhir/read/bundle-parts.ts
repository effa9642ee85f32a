import type { z } from 'zod';
import { bundleShape, type Reference, type resourceShape } from './shapes.ts';

type Found = z.output<typeof resourceShape>;

/** The resources of a bundle, found as others of it name them. */
export type BundleParts = Readonly<{
  ofKind: (kind: string) => readonly Readonly<{ resource: Found; at: number }>[];
  resolve: (reference: Reference | undefined) => Found | undefined;
  /** Whether a reference names this very resource. */
  names: (reference: Reference | undefined, resource: Found) => boolean;
}>;

/** Opens a bundle; what is no bundle has no parts. */
export function openBundle(bundle: unknown): BundleParts {
  const entries = bundleShape.safeParse(bundle).data?.entry ?? [];
  const known = new Map<string, Found>();
  const all = entries.flatMap(({ fullUrl, resource }, at) => {
    if (!resource) return [];
    if (fullUrl !== undefined) known.set(fullUrl, resource);
    if (resource.id !== undefined) known.set(`${resource.resourceType}/${resource.id}`, resource);
    return [{ resource, at }];
  });
  const resolve = (reference: Reference | undefined) =>
    reference?.reference === undefined ? undefined : known.get(reference.reference);
  return {
    ofKind: (kind) => all.filter(({ resource }) => resource.resourceType === kind),
    resolve,
    names: (reference, resource) => resolve(reference) === resource,
  };
}
