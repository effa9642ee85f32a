/** Which people are listed. */
export type PeopleQuestion = Readonly<{ code: string; measure: string; group?: string | undefined }>;

/** Which flags are listed: of an area, and where said of a kind, a programme, a state, or of at least so much a month. */
export type FlagsQuestion = Readonly<{
  code: string;
  kind?: string | undefined;
  programme?: string | undefined;
  state?: string | undefined;
  atLeastSatang?: number | undefined;
}>;

/** One flag of one person. */
export type FlagName = Readonly<{ person: string; programme: string; kind: string }>;

/** A target list, or the part of it that lies in an area. */
export type ListPart = Readonly<{ id: string; area?: string | undefined }>;

const ROOT = '/api/v1';

/** Addresses of the API, also shown to readers beside what they answer. */
export const paths = {
  area: (code: string) => `${ROOT}/areas/${encodeURIComponent(code)}`,
  children: (code: string, group?: string, by?: string) =>
    `${ROOT}/areas/${encodeURIComponent(code)}/children${asked({ group, by })}`,
  history: ({ code, measure, group }: PeopleQuestion) =>
    `${ROOT}/areas/${encodeURIComponent(code)}/history${asked({ measure, group })}`,
  compare: (codes: readonly string[], group?: string) =>
    `${ROOT}/compare${asked({ areas: codes.join(','), group })}`,
  boundaries: (code: string) => `${ROOT}/areas/${encodeURIComponent(code)}/boundaries`,
  search: (text: string) => `${ROOT}/areas?${new URLSearchParams({ search: text })}`,
  people: ({ code, measure, group }: PeopleQuestion, after?: string) =>
    `${ROOT}/areas/${encodeURIComponent(code)}/people?${new URLSearchParams({
      measure,
      ...(group ? { group } : {}),
      ...(after ? { after } : {}),
    })}`,
  flags: ({ code, ...wanted }: FlagsQuestion, after?: string) =>
    `${ROOT}/areas/${encodeURIComponent(code)}/flags${asked({ ...wanted, after })}`,
  openAnswers: (code: string) => `${ROOT}/areas/${encodeURIComponent(code)}/open-answers`,
  person: (id: string) => `${ROOT}/people/${encodeURIComponent(id)}`,
  explanation: (person: string, programme: string) =>
    `${ROOT}/people/${[person, 'explain', programme].map(encodeURIComponent).join('/')}`,
  areaEvents: ({ code, since, kind, limit }: EventsQuestion, after?: number) =>
    `${ROOT}/areas/${encodeURIComponent(code)}/events${asked({ since, limit, kind, after })}`,
  personEvents: (id: string) => `${ROOT}/people/${encodeURIComponent(id)}/events`,
  looks: (id: string) => `${ROOT}/people/${encodeURIComponent(id)}/looks`,
  findPeople: `${ROOT}/search`,
  personFlags: (id: string) => `${ROOT}/people/${encodeURIComponent(id)}/flags`,
  personFlag: ({ person, programme, kind }: FlagName) =>
    `${ROOT}/people/${[person, 'flags', programme, kind].map(encodeURIComponent).join('/')}`,
  household: (id: string) => `${ROOT}/households/${encodeURIComponent(id)}`,
  householdPackage: (id: string, changes: readonly string[] = []) => {
    const wanted = new URLSearchParams(changes.map((change) => ['change', change]));
    return `${ROOT}/households/${encodeURIComponent(id)}/package${changes.length > 0 ? `?${wanted}` : ''}`;
  },
  programmes: `${ROOT}/programmes`,
  programme: (id: string, area?: string) => `${ROOT}/programmes/${encodeURIComponent(id)}${asked({ area })}`,
  reviewNext: (area?: string) => `${ROOT}/review/next${area ? `?${new URLSearchParams({ area })}` : ''}`,
  reviewProgress: (area?: string, since?: string) => {
    const words = { ...(area ? { area } : {}), ...(since ? { since } : {}) };
    return `${ROOT}/review/progress${area || since ? `?${new URLSearchParams(words)}` : ''}`;
  },
  reviewed: (pair: string) => `${ROOT}/review/${encodeURIComponent(pair)}`,
  reviewAct: (pair: string, act: 'answer' | 'undo') => `${ROOT}/review/${encodeURIComponent(pair)}/${act}`,
  facts: `${ROOT}/facts`,
  missingHouseholds: (code: string, limit: number, notVisitedDays?: number) =>
    `${ROOT}/areas/${encodeURIComponent(code)}/households${asked({ limit, notVisitedDays })}`,
  lists: `${ROOT}/lists`,
  listPreview: `${ROOT}/lists/preview`,
  listOverlap: `${ROOT}/lists/overlap`,
  list: (id: string) => `${ROOT}/lists/${encodeURIComponent(id)}`,
  listPeople: ({ id, area }: ListPart, after?: string) =>
    `${ROOT}/lists/${encodeURIComponent(id)}/people${asked({ area, after })}`,
  listChanges: (id: string) => `${ROOT}/lists/${encodeURIComponent(id)}/changes`,
  listSheet: ({ id, area }: ListPart) => `${ROOT}/lists/${encodeURIComponent(id)}/sheet${asked({ area })}`,
  listRefresh: (id: string) => `${ROOT}/lists/${encodeURIComponent(id)}/refresh`,
  listExport: (id: string) => `${ROOT}/lists/${encodeURIComponent(id)}/export`,
  openData: `${ROOT}/open-data`,
  openFile: (name: string) => `${ROOT}/open-data/${encodeURIComponent(name)}`,
  openDictionary: (dataset: string) => `${ROOT}/open-data/${encodeURIComponent(dataset)}/dictionary`,
  today: `${ROOT}/today`,
  views: `${ROOT}/views`,
  view: (id: string) => `${ROOT}/views/${encodeURIComponent(id)}`,
  measures: `${ROOT}/measures`,
  session: `${ROOT}/session`,
  lookUps: `${ROOT}/look-ups`,
  lookUpAnswer: (id: number) => `${ROOT}/look-ups/${id}/answer`,
  erasures: `${ROOT}/erasures`,
  erasureStep: (id: number, step: 'confirm' | 'withdraw') => `${ROOT}/erasures/${id}/${step}`,
  ownSessions: `${ROOT}/sessions`,
  ownSession: (id: string) => `${ROOT}/sessions/${encodeURIComponent(id)}`,
  signIn: (back: string) => `${ROOT}/sign-in?${new URLSearchParams({ return: back })}`,
} as const;

/** The part of an address after the question mark, of what is wanted at all. */
function asked(wanted: Readonly<Record<string, string | number | undefined>>): string {
  const words = Object.entries(wanted).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return words.length > 0 ? `?${new URLSearchParams(words)}` : '';
}

/** Which events of an area are asked for; a limit of 0 asks for nobody's name. */
export type EventsQuestion = Readonly<{ code: string; since: string; kind?: string; limit: number }>;
