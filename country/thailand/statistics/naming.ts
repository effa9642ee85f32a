import { problem } from '../../../src/base/errors/index.ts';
import { type CsvRow, readCsv } from '../csv.ts';
import { type Figure, figureOf, originOf } from './figure.ts';

/** How names are spread and which titles people bear. */
export type Naming = Readonly<{
  /** A name's share falls with its rank to the power of minus the exponent; both sexes' given names counted together. */
  givenNames: Readonly<{ vocabulary: Figure; zipfExponent: Figure }>;
  /** To be drawn a family, not a person, at a time. */
  surnames: Readonly<{ vocabulary: Figure; zipfExponent: Figure; maxLetters: Figure }>;
  /** What a sample of `people` showed: the share bearing a name that nobody else in it bore (0 to 1). */
  sample: Readonly<{ people: Figure; uniqueSurnameShare: Figure; uniqueGivenNameShare: Figure }>;
  titles: Readonly<{
    boy: string;
    man: string;
    girl: string;
    singleWoman: string;
    marriedWomanMayChoose: string[];
  }>;
  /** Shares from 0 to 1. */
  shares: Readonly<{
    marriedWomenUsingNangUnder40: Figure;
    marriedWomenUsingNang40To59: Figure;
    marriedWomenUsingNang60Plus: Figure;
    monksOfMen20Plus: Figure;
    rankOrAcademicTitle: Figure;
  }>;
}>;

/** The shape of name frequencies and the rules of titles. */
export function loadNaming(): Naming {
  const rows = readCsv(new URL('tables/people/names-model.csv', import.meta.url));
  const byName = new Map(rows.map((row) => [row.text('parameter'), row]));
  const row = (parameter: string): CsvRow => {
    const found = byName.get(parameter);
    if (found) return found;
    throw problem('CONTENT_INVALID', {
      file: 'names-model.csv',
      where: parameter,
      reason: 'the row is missing',
    });
  };
  const figure = (parameter: string): Figure => figureOf(row(parameter), 'value', originOf(row(parameter)));
  return {
    ...vocabulariesOf(figure),
    titles: {
      boy: row('title_male_under_15').text('value'),
      man: row('title_male_15_plus').text('value'),
      girl: row('title_female_under_15').text('value'),
      singleWoman: row('title_female_15_plus_single').text('value'),
      marriedWomanMayChoose: row('title_female_married_may_choose').text('value').split(' or '),
    },
    shares: {
      marriedWomenUsingNangUnder40: figure('married_women_using_nang_share_under_40'),
      marriedWomenUsingNang40To59: figure('married_women_using_nang_share_age_40_59'),
      marriedWomenUsingNang60Plus: figure('married_women_using_nang_share_age_60_plus'),
      monksOfMen20Plus: figure('monks_share_of_men_20_plus'),
      rankOrAcademicTitle: figure('rank_or_academic_title_share'),
    },
  };
}

function vocabulariesOf(
  figure: (parameter: string) => Figure,
): Pick<Naming, 'givenNames' | 'surnames' | 'sample'> {
  return {
    givenNames: {
      vocabulary: figure('given_name_vocabulary'),
      zipfExponent: figure('given_name_zipf_exponent'),
    },
    surnames: {
      vocabulary: figure('surname_vocabulary'),
      zipfExponent: figure('surname_zipf_exponent'),
      maxLetters: figure('surname_max_letters_when_new'),
    },
    sample: {
      people: figure('sample_size'),
      uniqueSurnameShare: figure('surnames_unique_share_of_sample'),
      uniqueGivenNameShare: figure('given_names_unique_share_of_sample'),
    },
  };
}
