import type { people as thai } from '../thai/people.ts';

/** The list of people behind a number. */
export const people: Record<keyof typeof thai, string> = {
  'people.title': 'List: {measure}',
  'people.total': '{count, plural, one {# person} other {# people}}',
  'people.equals': 'the same as on the page of the area',
  'people.scope': 'The page of the area counts {count, number}; this list shows only people inside your area',
  'people.order': 'Those who miss the most money come first',
  'people.measure': 'Figure',
  'people.name': 'Name',
  'people.sex': 'Sex',
  'people.age': 'Age',
  'people.village': 'Village',
  'people.missing': 'Rights not arriving',
  'people.baht': 'Baht a month',
  'people.target': 'Target person',
  'people.shown': '{shown, number} of {total, number} shown',
  'people.more': 'Show more',
  'people.empty': 'Nobody is on this list',
  'people.empty.why': 'The figure of this area and group is zero. Try everyone, or another figure.',
  'people.outside': 'This list is outside your area',
  'people.no-list': 'This figure has no list of people',
  'people.no-list.why': 'Money and households have no list of their own. Choose a figure that counts people.',
  'people.no-name': 'No name in the registers',
  'people.kept-back': 'Kept back: needs a second person',
  'people.make-list': 'Make a target list of this number',
};
