import type { frame as thai } from '../thai/frame.ts';

/** What stands on every page, and what pages say when they have nothing, wait, or fail. */
export const frame: Record<keyof typeof thai, string> = {
  'app.name': 'Chipao',
  'app.title': '{page} · Chipao',
  'app.skip': 'Skip to the content',
  'app.as-of': 'As of {date}',
  'app.language': 'Language',
  'app.home': 'Chipao, first page',
  'app.invented': 'All data here is of an invented country; nobody is real',
  unknown: 'Not known',
  yes: 'Yes',
  no: 'No',
  none: 'None',
  close: 'Close',

  'level.country': 'Country',
  'level.province': 'Province',
  'level.district': 'District',
  'level.subdistrict': 'Subdistrict',
  'level.village': 'Village',
  'sex.m': 'Man',
  'sex.f': 'Woman',
  'age.years': '{years, plural, one {# year} other {# years}}',

  'search.label': 'Find an area',
  'search.placeholder': 'Find a province, district, subdistrict or code',
  'search.keys': 'Press / or Ctrl K',
  'search.none': 'No area has this name or code. Try only a part of the name.',
  'search.failed': 'The search does not answer now. Type again to retry.',

  'problem.title': 'This part cannot be shown',
  'problem.no-answer': 'There was no answer. It may be the network, or the service is starting again.',
  'problem.broken': 'This page failed. It was nothing you did.',
  'problem.kept': 'Nothing that was published is lost, and the address of this page keeps what you chose.',
  'problem.kept-rest': 'The rest of the page works as usual.',
  'problem.retry': 'Try again',
  'missing-page.title': 'There is no such page',
  'missing-page.why': 'The address may be mistyped, or the page has moved.',
  'missing-area.title': 'There is no such area',
  'missing-area.why':
    'A code has 2 digits (province), 4 (district), 6 (subdistrict) or 8 (village). You can also search by name above.',
  'missing-person.title': 'This person is not found',
  'missing-person.why':
    'Nobody has this id, or the person is outside your area. Start from a list of your own area.',
  'missing.to-country': 'To the whole country',
  loading: 'Loading',

  'session.sign-in': 'Sign in',
  'session.sign-out': 'Sign out',
  'session.development': 'Trial sign-in',
  'session.development.why':
    'For development only. Everybody in the data is invented, and no password is needed.',
  'session.role': 'Role',
  'session.role.viewer': 'Viewer',
  'session.role.viewer.sees': 'Sees the figures of every area, and no names',
  'session.role.officer': 'Area officer',
  'session.role.officer.sees': 'Sees the names and records of people in the own area',
  'session.area': "The officer's area",
  'session.area.change': 'Change the area',
  'session.who': '{role} · {area}',
  'session.closed': 'There is no trial sign-in here. Ask the operator for access.',
  'session.needed': 'Names are shown only to officers of the area',
  'session.needed.why':
    'Anyone may see the figures. Names and records of people are for officers only, and every look is written down.',
  'session.not-allowed':
    'Your role or your area does not cover this list. Sign in below as an officer of this area.',

  'sources.title': 'Sources',
  'sources.as-of': 'as of {date}',
  'sources.version': 'Data version {version}',
  'api.title': 'The same data from the API',
  'api.copy': 'Copy',
  'api.copied': 'Copied',
  print: 'Print',
  'print.made': 'Printed from {address}',
};
