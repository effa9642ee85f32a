import type { AreaSearchAnswer, MeasuresAnswer, SavedView, SessionAnswer } from '../../../contract/index.ts';
import type { MessageId, Words } from '../../shared/index.ts';
import { isOverviewFor, isPageFor, STAFF } from '../session/index.ts';

/** One thing to go to: what it is, and its address. */
export type Entry = Readonly<{
  id: string;
  kind: 'pages' | 'views' | 'measures' | 'areas';
  title: string;
  beside: string;
  to: string;
}>;

type Role = SessionAnswer['role'];

/** A page of the web. */
type Page = Readonly<{ to: string; name: MessageId; isOffered: boolean }>;

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
    { to: '/', name: 'app.ways.home', isOffered: isPageFor('home', role) },
    { to: '/area/TH', name: 'level.country', isOffered: true },
    { to: '/explore', name: 'app.ways.explore', isOffered: true },
    { to: `/area/${ownArea}/flags`, name: 'app.ways.flags', isOffered: isPageFor('flags', role) },
    { to: '/lists', name: 'app.ways.lists', isOffered: isPageFor('lists', role) },
    { to: '/search', name: 'app.ways.search', isOffered: isPageFor('search', role) },
    { to: '/look-ups', name: 'look-ups.title', isOffered: isPageFor('look-ups', role) },
    { to: '/erasures', name: 'erasures.title', isOffered: isPageFor('erasures', role) },
    { to: '/programmes', name: 'app.ways.programmes', isOffered: true },
    { to: '/open-data', name: 'app.open-data', isOffered: true },
    { to: '/reads', name: 'app.ways.reads', isOffered: isPageFor('reads', role) },
    { to: '/disputes', name: 'app.ways.disputes', isOffered: isPageFor('disputes', role) },
    { to: '/sharing', name: 'app.ways.sharing', isOffered: isPageFor('sharing', role) },
    { to: '/claims', name: 'app.ways.claims', isOffered: isPageFor('claims', role) },
    {
      to: '/claims/overview',
      name: 'app.ways.claims-overview',
      isOffered: isOverviewFor(role, ownArea),
    },
    { to: '/claims/queues', name: 'app.ways.claims-queues', isOffered: isPageFor('claims-queues', role) },
    { to: '/review', name: 'app.ways.review', isOffered: isPageFor('review', role) },
  ];
  return pages.filter(({ isOffered }) => isOffered);
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
