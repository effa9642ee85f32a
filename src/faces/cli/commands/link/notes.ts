import { type Problem, type ProblemParams, sentenceOf } from '../../../../base/errors/index.ts';

/** What a job noticed, as it is shown: like a problem, and nothing had to stop for it. */
export type ShownNote = Readonly<{
  code: string;
  params: ProblemParams;
  message: Readonly<{ th: string; en: string }>;
}>;

/** Notes with their sentences in both languages. */
export function shownNotes(notes: readonly Problem[]): ShownNote[] {
  return notes.map((note) => ({
    code: note.code,
    params: note.params,
    message: { th: sentenceOf(note, 'th'), en: sentenceOf(note, 'en') },
  }));
}

/** Notes for people, after the figures. */
export function noteLines(notes: readonly ShownNote[]): string[] {
  return notes.flatMap(({ code, message }) => ['', code, `  ${message.th}`, `  ${message.en}`]);
}
