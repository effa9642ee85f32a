import type { IsoDate, Language } from '../../../base/model/index.ts';
import { type LawReference, type Programme, rulesOn } from '../language/index.ts';
import {
  describeRules,
  type ProgrammeText,
  type StackingText,
  type StatementText,
} from './describe-programme.ts';
import { type Stretch, timelineOf, type VersionTimeline } from './timeline.ts';
import { type ProgrammeWords, WORDS } from './words.ts';
import { writeDate } from './write-value.ts';

/** What of a programme is written: the language, and only the version of a day if one is named. */
export type WriteRequest = Readonly<{ language: Language; on?: IsoDate | undefined }>;

/** A whole programme as text a lawyer can read, line by line: laws, every version with its dates, how it goes with others. */
export function writeProgramme(programme: Programme, { language, on }: WriteRequest): string[] {
  const writer: Writer = { programme, language, words: WORDS[language] };
  const { words } = writer;
  const versions = timelineOf(programme).filter((version) => on === undefined || holdsOn(version, on));
  const unit = programme.settings.units.find(({ id }) => id === programme.sharedBy);
  return [
    `${programme.title[language]} (${programme.id})`,
    `${words.authority}: ${programme.authority[language]}`,
    `${words.whose}: ${words.units[programme.unit]}${unit ? ` (${words.shared(unit.title[language])})` : ''}`,
    `${words.paid}: ${words.periods[programme.period]}`,
    '',
    words.laws,
    ...lawLines(writer),
    ...(versions.length === 0 ? ['', words.noVersion] : []),
    ...versions.flatMap((version) => ['', ...versionLines(version, writer)]),
    ...overlayLines(writer, on),
    ...stackingLines(versions.at(-1)?.stretches.at(-1)?.text.stacking ?? [], writer),
    '',
    words.notChecked,
    ...(programme.notChecked.length === 0 ? [`  ${words.nothing}`] : []),
    ...programme.notChecked.map((text) => `  - ${text[language]}`),
  ];
}

type Writer = Readonly<{ programme: Programme; language: Language; words: ProgrammeWords }>;

function holdsOn({ from, to }: Readonly<{ from: IsoDate; to: IsoDate | null }>, on: IsoDate): boolean {
  return from <= on && (to === null || on <= to);
}

function lawLines({ programme, language, words }: Writer): string[] {
  return Object.values(programme.laws).map(({ title, published, verified }, index) => {
    const where = published ? `, ${published}` : '';
    return `  [${index + 1}] ${title[language]}${where} — ${verified ? words.verified : words.unverified}`;
  });
}

function versionLines({ id, from, to, knownFrom, stretches }: VersionTimeline, writer: Writer): string[] {
  const { words, language } = writer;
  const [first, ...later] = stretches;
  const known =
    knownFrom && knownFrom !== from ? ` · ${words.knownFrom} ${writeDate(knownFrom, language)}` : '';
  const head = `${words.version} ${id}: ${daysText({ from, to }, writer)}${known}`;
  if (!first) return [head, `  ${words.replaced}`];
  const changes = later.flatMap((stretch, index) =>
    changeLines(stretches[index]?.text ?? first.text, stretch, writer),
  );
  return [head, ...textLines(first.text, writer), ...changes];
}

function textLines(text: ProgrammeText, writer: Writer): string[] {
  const { words, language } = writer;
  const since = text.since;
  return [
    `  ${words.conditions}`,
    ...text.conditions.flatMap((condition, index) => statementLines(`${index + 1}.`, condition, writer)),
    ...(text.exceptions.length > 0 ? [`  ${words.exceptions}`] : []),
    ...text.exceptions.flatMap((exception) =>
      statementLines(
        `${words.exceptionMark}${exception.rank} (${words.decides[exception.then]})`,
        exception,
        writer,
      ),
    ),
    ...amountLines(text, writer),
    ...(since ? [`  ${words.since}: ${since.sentence[language]} ${lawMark(since.law, writer)}`] : []),
  ];
}

function amountLines({ amount }: ProgrammeText, writer: Writer): string[] {
  const { words, language } = writer;
  if (!amount) return [`  ${words.amount}: ${words.service}`];
  return [
    `  ${words.amount}: ${amount.sentence[language]} ${lawMark(amount.law, writer)}`,
    ...noteLines(amount.law, writer),
    ...amount.caps.flatMap((cap, index) => [
      `  ${words.atMost} ${index + 1}. ${cap.text[language]}: ${cap.sentence[language]} ${lawMark(cap.law, writer)}`,
      ...noteLines(cap.law, writer),
    ]),
  ];
}

/** The numbers of a version changed while it stood: each statement that reads otherwise from a day on. */
function changeLines(before: ProgrammeText, { text: now, from }: Stretch, writer: Writer): string[] {
  const { words, language } = writer;
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const conditions = now.conditions.flatMap((condition, index) =>
    same(condition, before.conditions[index]) ? [] : statementLines(`${index + 1}.`, condition, writer),
  );
  const exceptions = now.exceptions.flatMap((exception, index) =>
    same(exception, before.exceptions[index])
      ? []
      : statementLines(`${words.exceptionMark}${exception.rank}`, exception, writer),
  );
  const { overlays: _before, ...amountBefore } = before.amount ?? { overlays: [] };
  const { overlays: _now, ...amountNow } = now.amount ?? { overlays: [] };
  return [
    `  ${words.changesFrom} ${writeDate(from, language)}`,
    ...conditions,
    ...exceptions,
    ...(same(amountBefore, amountNow) ? [] : amountLines(now, writer)),
    ...(same(before.since, now.since) || !now.since
      ? []
      : [`  ${words.since}: ${now.since.sentence[language]} ${lawMark(now.since.law, writer)}`]),
  ];
}

function statementLines(mark: string, statement: StatementText, writer: Writer): string[] {
  const { language } = writer;
  const { text, sentence, law } = statement;
  const isSame = text[language].toLowerCase() === sentence[language].toLowerCase();
  const says = isSame ? '' : `: ${sentence[language]}`;
  return [`    ${mark} ${text[language]}${says} ${lawMark(law, writer)}`, ...noteLines(law, writer)];
}

function noteLines({ note }: LawReference, { language, words }: Writer): string[] {
  return note ? [`       ${words.note}: ${note[language]}`] : [];
}

/** The number of the law in the list, or the title of one that only another programme rests on, its section, and whether it was checked. */
function lawMark({ id, title, section, verified }: LawReference, writer: Writer): string {
  const { programme, words, language } = writer;
  const number = Object.keys(programme.laws).indexOf(id) + 1;
  const law = programme.laws[id]?.title.th === title.th ? `${number}` : title[language];
  return `[${law}${section ? `, ${section}` : ''}]${verified ? '' : ` (${words.unverified})`}`;
}

function overlayLines(writer: Writer, on: IsoDate | undefined): string[] {
  const { programme, language, words } = writer;
  const overlays = programme.overlays.filter(({ inForce }) => on === undefined || holdsOn(inForce, on));
  if (overlays.length === 0) return [];
  return ['', words.overlays, ...overlays.flatMap((overlay) => overlayText(overlay, writer, language))];
}

function overlayText(overlay: Programme['overlays'][number], writer: Writer, language: Language): string[] {
  const { programme, words } = writer;
  const { from } = overlay.inForce;
  const rules = rulesOn(programme, from, overlay.knownFrom ?? from);
  const told =
    rules && describeRules(rules, 'of-the-law').amount?.overlays.find(({ id }) => id === overlay.id);
  const law = told?.law;
  const adds = told ? `: ${words.adds} ${told.sentence[language]}` : '';
  const when = told?.when ? ` ${words.when} ${told.when[language]}` : '';
  return [
    `  - ${overlay.text[language]} (${daysText(overlay.inForce, writer)})${adds}${when}${law ? ` ${lawMark(law, writer)}` : ''}`,
    ...(law ? noteLines(law, writer) : []),
  ];
}

function stackingLines(stacking: readonly StackingText[], writer: Writer): string[] {
  const { language, words } = writer;
  if (stacking.length === 0) return [];
  return [
    '',
    words.stacking,
    ...stacking.flatMap((one) => {
      const by = one.by ? ` ${one.by[language]}` : '';
      return [
        `  - ${one.with.title[language]} (${one.with.id}): ${words.rules[one.rule]}${by} — ${one.text[language]} ${lawMark(one.law, writer)}`,
        ...noteLines(one.law, writer),
      ];
    }),
  ];
}

function daysText(
  { from, to }: Readonly<{ from: IsoDate; to: IsoDate | null }>,
  { language, words }: Writer,
): string {
  const until = to === null ? words.open : `${words.until} ${writeDate(to, language)}`;
  return `${words.from} ${writeDate(from, language)} ${until}`;
}
