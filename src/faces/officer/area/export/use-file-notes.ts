import { useWords } from '../../../shared/index.ts';
import { useAreaView } from '../area-view.ts';

/** What must be read with figures that leave the page: of what, of which day, from which registers, and where they were. */
export function useFileNotes(): readonly string[] {
  const { say, pick, formats } = useWords();
  const { area, layer, group, listed } = useAreaView();
  const agencies = [...new Set(area.sources.map((source) => pick(source.agency)))];
  return [
    [pick(layer.title), pick(listed.of.name), group ? pick(group.title) : say('area.group.all')].join(' · '),
    say('app.as-of', { date: formats.date(area.asOf) }),
    say('export.sources', { sources: formats.list(agencies) }),
    say('sources.version', { version: area.version }),
    say('export.made', { address: window.location.href }),
    area.protection.kind === 'none'
      ? say('protection.note.true')
      : say('protection.note.noise', { within: area.protection.within }),
    say('app.invented'),
  ];
}
