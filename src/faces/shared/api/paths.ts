/** Which people are listed. */
export type PeopleQuestion = Readonly<{ code: string; measure: string; group?: string | undefined }>;

const ROOT = '/api/v1';

/** Addresses of the API, also shown to readers beside what they answer. */
export const paths = {
  area: (code: string) => `${ROOT}/areas/${encodeURIComponent(code)}`,
  children: (code: string, group?: string) =>
    `${ROOT}/areas/${encodeURIComponent(code)}/children${group ? `?${new URLSearchParams({ group })}` : ''}`,
  boundaries: (code: string) => `${ROOT}/areas/${encodeURIComponent(code)}/boundaries`,
  search: (text: string) => `${ROOT}/areas?${new URLSearchParams({ search: text })}`,
  people: ({ code, measure, group }: PeopleQuestion, after?: string) =>
    `${ROOT}/areas/${encodeURIComponent(code)}/people?${new URLSearchParams({
      measure,
      ...(group ? { group } : {}),
      ...(after ? { after } : {}),
    })}`,
  person: (id: string) => `${ROOT}/people/${encodeURIComponent(id)}`,
  reviewNext: (area?: string) => `${ROOT}/review/next${area ? `?${new URLSearchParams({ area })}` : ''}`,
  reviewProgress: (area?: string, since?: string) => {
    const words = { ...(area ? { area } : {}), ...(since ? { since } : {}) };
    return `${ROOT}/review/progress${area || since ? `?${new URLSearchParams(words)}` : ''}`;
  },
  reviewed: (pair: string) => `${ROOT}/review/${encodeURIComponent(pair)}`,
  reviewAct: (pair: string, act: 'answer' | 'undo') => `${ROOT}/review/${encodeURIComponent(pair)}/${act}`,
  measures: `${ROOT}/measures`,
  session: `${ROOT}/session`,
} as const;
