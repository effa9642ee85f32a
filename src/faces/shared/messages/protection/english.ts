/** How figures are protected before they leave. */
export const protection = {
  'protection.noise':
    'About so many: within {within, number} of the true count, so that nobody can tell whether one person is counted. The same people always give the same number.',
  'protection.noise.other': 'About so much: worked out from counts with noise that protects people.',
  'protection.hidden': 'held back',
  'protection.hidden.NOT_PUBLISHED':
    'This measure is not published. Officers of the area see it once they have signed in.',
  'protection.hidden.NOT_BY_GROUP':
    'Sensitive measures are not published by group. See the figure for everybody instead.',
  'protection.hidden.FEW_IN_AREA':
    'Too few people live here; a figure could tell who it is. See the larger area instead.',
  'protection.hidden.FEW_IN_GROUP':
    'Too few people are in this group. See all groups together, or the larger area.',
  'protection.hidden.FEW_BESIDE':
    'All but a few people of the larger area or group are in this one, and subtraction would tell of those few. See the larger area instead.',
  'protection.hidden.FEW_COUNTED': 'A sum or a rate of only a few people. See the larger area instead.',
  'protection.hidden.NEARLY_ALL':
    'It counts nearly everybody of this area or group, and so would tell of each of them. See the larger area instead.',
  'protection.hidden.DOMINATED': 'Most of the sum is one person’s. See the larger area instead.',
  'protection.note.true':
    'True values of your area; each look is recorded. Figures of other areas are approximate.',
  'protection.note.noise':
    'Approximate figures, to protect people: counts are off by at most {within, number} either way, so parts do not add up exactly to the whole. Officers of the area see true values once they have signed in.',
  'measure.publish.counts': 'In public: approximate counts',
  'measure.publish.sums': 'In public: approximate sums, held back where few people make them up',
  'measure.publish.rates': 'In public: worked out of approximate figures',
  'measure.publish.no': 'Not published',
} as const;
