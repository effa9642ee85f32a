import type { Text } from '../../../../base/model/index.ts';
import type { Law, Sourced } from '../content/index.ts';

/** A place in the law, and whether a person has checked what we say of it against the law's text. */
export type LawReference = Readonly<{
  id: string;
  title: Text;
  section: string | null;
  verified: boolean;
  note: Text | null;
}>;

/** Joins a statement's reference with the law it names. */
export function lawReference(laws: Readonly<Record<string, Law>>, statement: Sourced): LawReference {
  const { law, section, verified, note } = statement;
  const title = laws[law]?.title ?? { th: law, en: law };
  return { id: law, title, section: section ?? null, verified, note: note ?? null };
}
