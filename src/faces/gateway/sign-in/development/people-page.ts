import type { Text } from '../../../../base/model/index.ts';
import type { SignInContent } from '../../../../country.ts';
import type { FoundCitizen } from '../../../../services/identity/index.ts';
import { STYLE } from './people-page-style.ts';
import { WORDS } from './people-page-words.ts';

/** What the page shows. */
export type PeoplePage = Readonly<{
  officials: SignInContent['invented']['officials'];
  citizens: readonly FoundCitizen[];
  roles: readonly string[];
  /** What was wrong with what was sent before. */
  note?: Text;
}>;

/** The role most come to try; those with more, or less, to see are chosen. */
const FIRST = 'officer';

function option(role: string): string {
  return `<option${role === FIRST ? ' selected' : ''}>${escaped(role)}</option>`;
}

/** The page on which one chooses whom to be. It needs no script: every person is a button of a form. */
export function peoplePage({ officials, citizens, roles, note }: PeoplePage): string {
  return framed(`<p class="signal">${said(WORDS.why)}</p>
${note ? `<p class="wrong" role="alert">${said(note)}</p>` : ''}
<form method="post">
<h2>${said(WORDS.officials)}</h2>
<div class="people">
${officials.map((one) => person(`official:${one.id}`, one.name, one.about)).join('\n')}
</div>
<h2>${said(WORDS.citizens)}</h2>
${citizens.length === 0 ? `<p>${said(WORDS.noCitizens)}</p>` : ''}
<div class="people">
${citizens.map(({ citizen, village }) => person(`citizen:${citizen.id}`, citizen.name, withPlace(citizen.about, village.name))).join('\n')}
</div>
</form>
<h2>${said(WORDS.other)}</h2>
<form method="post" class="other">
<label>${said(WORDS.role)}<select name="role">${roles.map(option).join('')}</select></label>
<label>${said(WORDS.area)}<input name="area" value="TH" required maxlength="12" autocomplete="off"></label>
<label>${said(WORDS.name)}<input name="name" value="dev" required maxlength="80" autocomplete="off"></label>
<label>${said(WORDS.person)}<input name="person" maxlength="20" autocomplete="off"></label>
<label>${said(WORDS.agency)}<input name="agency" maxlength="40" autocomplete="off"></label>
<button>${said(WORDS.go)}</button>
</form>`);
}

/** In place of the page when a sign-in is over or was never begun. */
export function gonePage(): string {
  return framed(`<p class="wrong" role="alert">${said(WORDS.gone)}</p>
<p><a href="/">${said(WORDS.back)}</a></p>`);
}

function framed(content: string): string {
  return `<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${both(WORDS.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${said(WORDS.title)}</h1>
${content}
</main>
</body>
</html>
`;
}

function person(value: string, name: Text, about: Text): string {
  return `<button name="who" value="${escaped(value)}"><strong>${said(name)}</strong><span>${said(about)}</span></button>`;
}

function withPlace(about: Text, place: Text): Text {
  return { th: `${about.th} · ${place.th}`, en: `${about.en} · ${place.en}` };
}

function said({ th, en }: Text): string {
  return `<span>${escaped(th)}</span> <span lang="en">${escaped(en)}</span>`;
}

function both({ th, en }: Text): string {
  return `${escaped(th)} – ${escaped(en)}`;
}

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => MARKS[mark] ?? '');
}
