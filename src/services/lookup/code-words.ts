import type { Text } from '../../base/model/index.ts';
import type { Country } from '../../country.ts';

/** The words of an agency's codes, by fact and value; nothing when the value is no code of a list. */
export type CodeWords = (fact: string, value: unknown) => Text | null;

/** Gathers, for every fact that is read from a column with a code list, what each code means. */
export function gatherCodeWords({ facts, contracts, codeLists }: Country): CodeWords {
  const lists = new Map(codeLists.map((list) => [list.id, list]));
  const words = new Map<string, Map<string, Text>>();
  for (const { fact, from } of facts.facts) {
    for (const { source, column } of from ?? []) {
      const contract = contracts.find(({ id }) => id === source);
      const list = lists.get(contract?.columns.find(({ field }) => field === column)?.list ?? '');
      for (const [code, { th, en, canonical }] of Object.entries(list?.values ?? {})) {
        const known = words.get(fact) ?? new Map<string, Text>();
        words.set(fact, known.set(canonical ?? code, known.get(canonical ?? code) ?? { th, en }));
      }
    }
  }
  return (fact, value) => joinWords(words.get(fact), value);
}

/** Several codes of one value stand with commas between; one without words makes the whole value a bare code. */
function joinWords(known: ReadonlyMap<string, Text> | undefined, value: unknown): Text | null {
  if (!known || (typeof value !== 'string' && typeof value !== 'number')) return null;
  const parts = String(value)
    .split(',')
    .map((code) => known.get(code.trim()));
  if (parts.some((part) => part === undefined)) return null;
  return {
    th: parts.map((part) => part?.th).join(', '),
    en: parts.map((part) => part?.en).join(', '),
  };
}
