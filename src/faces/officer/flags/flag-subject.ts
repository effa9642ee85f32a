import { useQuery } from '@tanstack/react-query';
import type { FlagRow, MeasuresAnswer } from '../../../contract/index.ts';
import { isMessageId, questions, useWords, type Words } from '../../shared/index.ts';

type About = Pick<FlagRow, 'kind' | 'programme'>;

/** What a flag is about, in words: the kind, and the programme or register it speaks of. */
export function useFlagSubject(): Readonly<{
  kind: (kind: string) => string;
  means: (kind: string) => string | undefined;
  programme: (id: string) => string;
  evidence: (flag: Pick<FlagRow, 'kind' | 'evidence'>) => string | undefined;
  keep: (flag: Pick<FlagRow, 'keep'>) => string | undefined;
}> {
  const words = useWords();
  const content = useQuery(questions.measures());
  const nameOf = (id: string) => programmeName(id, content.data, words);
  return {
    kind: (kind) => said(`flag.kind.${kind}`, words) ?? kind,
    means: (kind) => said(`flag.means.${kind}`, words),
    programme: (id) => nameOf(id) ?? id,
    evidence: (flag) => evidenceText(flag, words),
    keep: ({ keep }) => keepText(keep, nameOf, words),
  };
}

/** A name for one flag of one person, for keys of lists. */
export function flagNameOf({ kind, programme }: About): string {
  return `${kind} ${programme}`;
}

function said(message: string, { say }: Words): string | undefined {
  return isMessageId(message) ? say(message) : undefined;
}

/** On what a flag stands, said as its kind needs: what is missing, what fails, or what tells of it. */
function evidenceText(
  { kind, evidence }: Pick<FlagRow, 'kind' | 'evidence'>,
  { say, pick, formats }: Words,
): string | undefined {
  if (evidence.length === 0) return undefined;
  const message = `flag.evidence.${kind}`;
  return say(isMessageId(message) ? message : 'flag.evidence.other', {
    evidence: formats.list(evidence.map(pick)),
  });
}

/** Flags can speak of a register that is no programme; the measure that counts them knows its name. */
function programmeName(id: string, content: MeasuresAnswer | undefined, { pick }: Words): string | undefined {
  const programme = content?.programmes.find((one) => one.id === id);
  const measure = content?.measures.find((one) => one.id.endsWith(`:${id}`));
  const title = programme?.title ?? measure?.title;
  return title && pick(title);
}

/** What is worth more of two that may not be combined; what is no programme has no name here. */
function keepText(
  keep: string | null,
  nameOf: (id: string) => string | undefined,
  { say }: Words,
): string | undefined {
  if (keep === null) return undefined;
  const name = nameOf(keep);
  return name ? say('flags.keep', { name }) : say('flags.keep.other');
}
