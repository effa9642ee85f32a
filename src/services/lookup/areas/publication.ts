import { makePublication, type Publication } from '../../../base/disclosure/index.ts';
import type { Country } from '../../../country.ts';
import { type Measure, unitOf } from '../../../stages/areas/index.ts';
import { allMeasures } from './all-measures.ts';

const made = new WeakMap<Country, Publication>();

/** What of a country's figures is published, and how; made once. Throws nothing: a country without a measure of everybody publishes none. */
export function publicationOf(country: Country): Publication {
  const known = made.get(country) ?? makeOf(country);
  made.set(country, known);
  return known;
}

function makeOf(country: Country): Publication {
  const { protection, stages, groups } = country.measures;
  const measures = allMeasures(country);
  return makePublication({
    settings: protection,
    measures: measures
      .filter(({ counts }) => counts.kind !== 'ratio')
      .map((measure) => ({
        id: measure.id,
        publish: measure.publish,
        byGroup: isByGroup(measure),
        tellsOfEach: measure.suppression !== 'open',
      })),
    rates: measures.flatMap(({ id, counts }) => (counts.kind === 'ratio' ? [{ ...counts, id }] : [])),
    everybody: measures.find(({ counts }) => counts.kind === 'everyone')?.id ?? '',
    groups: [
      ...['sex:m', 'sex:f'],
      ...stages.map(({ id }) => `stage:${id}`),
      ...groups.map(({ id }) => `group:${id}`),
    ],
  });
}

/** Whether a measure is published for parts of the people: what is sensitive is not, and households have no sex or age. */
function isByGroup(measure: Measure): boolean {
  const unit = unitOf(measure);
  return measure.suppression !== 'sensitive' && (unit === 'people' || unit === 'satang-a-month');
}

/** How a measure leaves the house, for those who ask before they have a figure. */
export function publishedAs(
  country: Country,
  id: string,
): Readonly<{ publish: Measure['publish'] | 'rates'; publishByGroup: boolean }> {
  const { measures, rates } = publicationOf(country);
  const own = measures.get(id);
  if (own) return { publish: own.publish, publishByGroup: own.publish !== 'no' && own.byGroup };
  const rate = rates.find((one) => one.id === id);
  const parts = rate ? [rate.numerator, rate.denominator].map((part) => measures.get(part)) : [];
  const isOut = parts.length > 0 && parts.every((part) => part && part.publish !== 'no');
  return { publish: isOut ? 'rates' : 'no', publishByGroup: isOut && parts.every((part) => part?.byGroup) };
}
