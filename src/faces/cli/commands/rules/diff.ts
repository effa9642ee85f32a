import { existsSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { loadProgrammesFrom, loadThailand } from '../../../../../country/thailand/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import { type Language, parseIsoDate } from '../../../../base/model/index.ts';
import { findProgramme } from '../../../../services/lookup/index.ts';
import {
  type DiffLine,
  diffProgrammes,
  diffText,
  type Programme,
  type ProgrammeChange,
  writeProgramme,
} from '../../../../stages/entitlements/index.ts';
import { openOutput } from '../../output.ts';
import { examplesText, optionsOf, readChoice } from '../options.ts';
import { LANGUAGES } from './text.ts';

type DiffOptions = Readonly<{ programme?: string; lang: Language }>;

/** What differs of one programme: where in the content, and how its text reads otherwise. */
type Differing = Readonly<{
  programme: string;
  changes: readonly ProgrammeChange[];
  text: readonly DiffLine[];
}>;

const MARKS = { removed: '- ', added: '+ ', same: '  ' } as const;

/** Adds `chipao rules diff`. */
export function addRulesDiff(rules: Command): void {
  rules
    .command('diff')
    .description('Compares programmes of two folders, or one programme on two days, as text.')
    .argument('<a>', 'a folder of programmes, or a day')
    .argument('<b>', 'another folder, or another day')
    .option('--programme <id>', 'which programme; needed when two days are compared')
    .option('--lang <language>', 'th or en', readChoice('--lang', LANGUAGES), 'th')
    .addHelpText(
      'after',
      examplesText(
        'rules diff 2023-08-11 2023-08-12 --programme old-age-allowance',
        'rules diff country/thailand/programmes drafts/programmes --lang en',
      ),
    )
    .action((...words: [string, string, unknown, Command]) => {
      const [left, right, , command] = words;
      const options = optionsOf<DiffOptions>(command);
      const differing =
        isFolder(left) && isFolder(right)
          ? betweenFolders(left, right, options)
          : betweenDays(left, right, options);
      openOutput(options).answer({ programmes: differing }, () =>
        differing.length === 0 ? ['nothing differs'] : differing.flatMap(differingLines),
      );
    });
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function betweenFolders(left: string, right: string, { programme, lang }: DiffOptions): Differing[] {
  const [before, after] = [loadProgrammesFrom(left), loadProgrammesFrom(right)];
  if (before.length === 0 || after.length === 0) throw problem('DIFF_SIDES_NEEDED', { left, right });
  const changes = diffProgrammes(before, after);
  const changed = [...new Set(changes.map((change) => change.programme))];
  const textIn = (programmes: readonly Programme[], id: string) => {
    const found = programmes.find((one) => one.id === id);
    return found ? writeProgramme(found, { language: lang }) : [];
  };
  return changed
    .filter((id) => programme === undefined || id === programme)
    .map((id) => ({
      programme: id,
      changes: changes.filter((change) => change.programme === id),
      text: diffText(textIn(before, id), textIn(after, id)),
    }));
}

function betweenDays(left: string, right: string, { programme: id, lang }: DiffOptions): Differing[] {
  const [from, to] = [parseIsoDate(left), parseIsoDate(right)];
  if (!from || !to || id === undefined) throw problem('DIFF_SIDES_NEEDED', { left, right });
  const programme = findProgramme({ country: loadThailand() }, id);
  const text = diffText(
    writeProgramme(programme, { language: lang, on: from }),
    writeProgramme(programme, { language: lang, on: to }),
  );
  return text.some(({ change }) => change !== 'same') ? [{ programme: id, changes: [], text }] : [];
}

function differingLines({ programme, changes, text }: Differing): string[] {
  return [
    programme,
    ...changes.map(({ path, change }) => `  ${change} ${path.join(' › ') || 'the whole programme'}`),
    ...text.filter(({ change }) => change !== 'same').map(({ change, line }) => `  ${MARKS[change]}${line}`),
  ];
}
