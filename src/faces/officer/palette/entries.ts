import type { AreaSearchAnswer, MeasuresAnswer } from '../../../contract/index.ts';
import type { Words } from '../../shared/index.ts';

/** One thing to go to: what it is, and its address. */
export type Entry = Readonly<{
  id: string;
  kind: 'pages' | 'measures' | 'areas';
  title: string;
  beside: string;
  to: string;
}>;

const PAGES = [
  ['/area/TH', 'level.country'],
  ['/explore', 'app.ways.explore'],
  ['/area/TH/flags', 'app.ways.flags'],
  ['/lists', 'app.ways.lists'],
  ['/search', 'app.ways.search'],
  ['/programmes', 'app.ways.programmes'],
  ['/review', 'app.ways.review'],
] as const;
const MOST_MEASURES = 6;

type Known = Readonly<{
  text: string;
  /** The area of the page one is on, whose figures are meant. */
  here: string;
  content: MeasuresAnswer | undefined;
  areas: AreaSearchAnswer['areas'];
  words: Pick<Words, 'say' | 'pick'>;
}>;

/** What a text may mean, pages first: with nothing typed, the pages alone. */
export function entriesFor({ text, here, content, areas, words }: Known): Entry[] {
  const { say, pick } = words;
  const wanted = text.trim().toLocaleLowerCase();
  const holds = (title: string) => title.toLocaleLowerCase().includes(wanted);
  const pages = PAGES.map(
    ([to, name]): Entry => ({ id: `page-${to}`, kind: 'pages', title: say(name), beside: '', to }),
  ).filter(({ title }) => holds(title));
  if (wanted === '') return pages;
  const measures = (content?.measures ?? [])
    .filter(({ title }) => holds(title.th) || holds(title.en))
    .slice(0, MOST_MEASURES)
    .map(
      ({ id, title, layer }): Entry => ({
        id: `measure-${id}`,
        kind: 'measures',
        title: pick(title),
        beside: say(`layer.${layer}`),
        to: `/area/${encodeURIComponent(here)}?${new URLSearchParams({ layer: id })}`,
      }),
    );
  const places = areas.map(
    ({ code, name, level, path }): Entry => ({
      id: `area-${code}`,
      kind: 'areas',
      title: pick(name),
      beside: [
        say(`level.${level}`),
        ...path
          .slice(1, -1)
          .map((step) => pick(step.name))
          .toReversed(),
        code,
      ].join(' · '),
      to: `/area/${code}`,
    }),
  );
  return [...pages, ...measures, ...places];
}
