import { isMessageId, useWords } from '../../shared/index.ts';

/** Words for what the ledger holds as codes; a code that no word is known of stands as it is. */
export function useReadWords() {
  const { say } = useWords();
  const word = (code: string, ...names: readonly string[]) => {
    const known = names.map((name) => `${name}.${code}`).find(isMessageId);
    return known ? say(known) : code;
  };
  return {
    role: (code: string) => word(code, 'session.role', 'looks.role'),
    act: (code: string) => word(code, 'reads.act', 'looks.act'),
    purpose: (code: string) => word(code, 'reads.purpose', 'looks.purpose'),
  };
}
