import type { AreaSearchAnswer, MeasuresAnswer, SavedView, SessionAnswer } from '../../../contract/index.ts';
import type { MessageId, Words } from '../../shared/index.ts';

/** One thing to go to: what it is, and its address. */
export type Entry = Readonly<{
  id: string;
  kind: 'pages' | 'views' | 'measures' | 'areas';
  title: string;
  beside: string;
  to: string;
}>;

type Role = SessionAnswer['role'];

/** A page of the web; `for` are those it has something for, everybody when nothing is said. */
type Page = Readonly<{ to: string; name: MessageId; for?: readonly Role[] }>;

const STAFF: readonly Role[] = ['officer', 'analyst', 'steward', 'auditor', 'protection-officer'];
const MOST_MEASURES = 6;

type Known = Readonly<{
  text: string;
  /** The area of the page one is on, whose figures are meant. */
  here: string;
  /** The area one works in. */
  ownArea: string;
  role: Role;
  content: MeasuresAnswer | undefined;
  areas: AreaSearchAnswer['areas'];
  views: readonly SavedView[];
  words: Pick<Words, 'say' | 'pick'>;
}>;

/** Whether somebody of a role can keep pages. */
export function keepsViews(role: Role): boolean {
  return STAFF.includes(role);
}

/** What a text may mean, pages first: with nothing typed, pages and kept pages alone. */
export function entriesFor(known: Known): Entry[] {
  const { text, views, areas, words } = known;
  const { say, pick } = words;
  const wanted = text.trim().toLocaleLowerCase();
  const holds = (title: string) => title.toLocaleLowerCase().includes(wanted);
  const pages = pagesFor(known)
    .map(({ to, name }): Entry => ({ id: `page-${to}`, kind: 'pages', title: say(name), beside: '', to }))
    .filter(({ title }) => holds(title));
  const kept = views
    .filter(({ name }) => holds(name))
    .map(({ id, name, address }): Entry => {
      return { id: `view-${id}`, kind: 'views', title: name, beside: '', to: address };
    });
  if (wanted === '') return [...pages, ...kept];
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
  return [...pages, ...kept, ...measuresFor(known, holds), ...places];
}

function pagesFor({ role, ownArea }: Known): readonly Page[] {
  const pages: readonly Page[] = [
    { to: '/', name: 'app.ways.home', for: STAFF },
    { to: '/area/TH', name: 'level.country' },
    { to: '/explore', name: 'app.ways.explore' },
    { to: `/area/${ownArea}/flags`, name: 'app.ways.flags' },
    { to: '/lists', name: 'app.ways.lists', for: ['officer'] },
    { to: '/search', name: 'app.ways.search', for: ['officer'] },
    { to: '/programmes', name: 'app.ways.programmes' },
    { to: '/open-data', name: 'app.open-data' },
    { to: '/disputes', name: 'app.ways.disputes', for: ['steward', 'protection-officer'] },
    { to: '/review', name: 'app.ways.review', for: ['steward'] },
  ];
  return pages.filter((page) => page.for === undefined || page.for.includes(role));
}

function measuresFor({ here, content, words }: Known, holds: (title: string) => boolean): Entry[] {
  return (content?.measures ?? [])
    .filter(({ title }) => holds(title.th) || holds(title.en))
    .slice(0, MOST_MEASURES)
    .map(({ id, title, layer }) => ({
      id: `measure-${id}`,
      kind: 'measures',
      title: words.pick(title),
      beside: words.say(`layer.${layer}`),
      to: `/area/${encodeURIComponent(here)}?${new URLSearchParams({ layer: id })}`,
    }));
}
