export {
  type AreaChoice,
  type Axis,
  chooseArea,
  type ExploreChoice,
  type FlagsChoice,
  readAreaChoice,
  readExploreChoice,
  readFlagsChoice,
  readHouseholdChoice,
  readHouseholdsChoice,
  readLanguage,
  readListChoice,
  readNewListChoice,
  readPeopleChoice,
  readPersonChoice,
  readProgrammeChoice,
  readReviewChoice,
  type SortBy,
} from './address.ts';
export { AreaPath } from './area-path.tsx';
export { Frame } from './frame.tsx';
export { AreaLink, PeopleLink, useAreaAddress, useAreaChoice } from './links.tsx';
export { Missing, MissingPage } from './missing.tsx';
export { PageProblem } from './page-problem.tsx';
export { usePageTitle } from './page-title.ts';
