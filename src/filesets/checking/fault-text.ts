import type { Language } from '../../base/model/index.ts';
import type { FaultWord, FaultWords, FileFault, FileSet } from '../description/file-set.ts';

/** A fault in a person's language: what and where, why it matters, what to do. */
export type FaultText = Readonly<{ title: string; what: string; why: string; mend: string }>;

/** What a person is told of a fault. */
export function faultText(
  fault: FileFault,
  { words, set, language }: Readonly<{ words: FaultWords; set: FileSet; language: Language }>,
): FaultText {
  const word = words.get(fault.code);
  const file = set.byName.get(fault.file);
  const at = file?.positions.get(fault.field.toUpperCase());
  const title = (at === undefined ? undefined : file?.columns[at]?.title[language]) ?? fault.field;
  const either = eitherOf(fault, word, language);
  const say = (text: string | undefined) =>
    filled(text ?? fault.code, { ...fault, title, either, set: set.id });
  return {
    title: say(word?.title[language]),
    what: say(word?.what[language]),
    why: say(word?.why[language]),
    mend: say(word?.mend[language]),
  };
}

/** What the hub itself answers for a fault, word for word; nothing where the door does not ask. */
export function doorAnswer(
  fault: FileFault,
  words: FaultWords,
  choice: Readonly<{ api: 'v1' | 'v2' }>,
): Readonly<{ message: string; messageTh: string }> | undefined {
  const door = words.get(fault.code)?.door;
  if (door === undefined) return undefined;
  const message = choice.api === 'v2' ? (door.messageV2 ?? door.message) : door.message;
  const { field: title } = fault;
  return {
    message: filled(message, { ...fault, title, either: title }),
    messageTh: filled(door.messageTh, {
      ...fault,
      title,
      either: eitherOf(fault, words.get(fault.code), 'th'),
    }),
  };
}

/** Columns of which one is enough, as a person says it. */
function eitherOf({ field }: FileFault, word: FaultWord | undefined, language: Language): string {
  return field.replaceAll(' or ', ` ${word?.or?.[language] ?? 'or'} `);
}

function filled(
  text: string,
  values: FileFault & Readonly<{ title: string; either: string; set?: string }>,
): string {
  return text.replaceAll(/\{(set|file|row|field|title|either|value|other)\}/g, (_whole, name: string) => {
    if (name === 'set') return values.set ?? '';
    if (name === 'file') return values.file;
    if (name === 'row') return String(values.row);
    if (name === 'field') return values.field;
    if (name === 'title') return values.title;
    if (name === 'either') return values.either;
    return name === 'value' ? values.value : (values.other ?? '');
  });
}
