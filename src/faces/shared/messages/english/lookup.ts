import type { lookup as thai } from '../thai/lookup.ts';

/** The page that looks people up: citizen number, house code or name. */
export const lookup: Record<keyof typeof thai, string> = {
  'lookup.title': 'Find a person',
  'lookup.why':
    'Only people of your own area are found. Every search is written down with who was found; what you type never stands in the address.',
  'lookup.label': 'Name, citizen number or house code',
  'lookup.description':
    'At least 3 letters of a name, a citizen number of 13 digits or a house code of 11, with dashes or without',
  'lookup.go': 'Search',
  'lookup.how': 'Three ways to search',
  'lookup.how.name':
    'A name, or given and family name: other spellings are found too, and the beginning is enough',
  'lookup.how.number': 'A citizen number of 13 digits: you are told whether its check digit is right',
  'lookup.how.house': 'A house code of 11 digits: everybody in the house is found',
  'lookup.recent': 'Recent searches',
  'lookup.recent.why':
    'No browser keeps them: gone when the page is closed or loaded anew, and with signing out',
  'lookup.recent.forget': 'Forget them all',
  'lookup.found': '{count, plural, one {# person} other {# people}} found',
  'lookup.found.first': 'The nearest {count, number} people',
  'lookup.more': 'Show more',
  'lookup.dead': 'Died',
  'lookup.match.begins': 'begins so',
  'lookup.match.spelling': 'another spelling',
  'lookup.match.sound': 'sounds alike',
  'lookup.doubt.check-digit': 'The check digit of this number is wrong: a digit may be mistyped',
  'lookup.doubt.digits': 'A number must have 13 digits (citizen number) or 11 (house code)',
  'lookup.doubt.too-short': 'Type at least 3 letters of a name',
  'lookup.doubt.too-common': 'Too many people have this name. Add the family name, or type more of it.',
  'lookup.none': 'Nobody of your area was found',
  'lookup.none.name':
    'Try only the beginning of the name, or the citizen number. People outside your area are not shown.',
  'lookup.none.number': 'Nobody of your area has this number. Compare it with the card, or search by name.',
  'lookup.none.house':
    'Nobody of your area is in the house with this code. Compare it with the house book, or search by name.',
  'lookup.kept': 'What you typed is still in the box above.',
};
