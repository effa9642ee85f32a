export {
  type AreaChoice,
  type Axis,
  type ClaimsOverviewChoice,
  chooseArea,
  type DisputesChoice,
  type ExploreChoice,
  type FlagsChoice,
  plainWord,
  type ReadsChoice,
  readAreaChoice,
  readClaimsOverviewChoice,
  readDisputesChoice,
  readErasuresChoice,
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
  readReadsChoice,
  readReviewChoice,
  type SortBy,
} from './address.ts';
export { AreaPath } from './area-path.tsx';
export { Frame } from './frame.tsx';
export { AreaLink, PeopleLink, useAreaAddress, useAreaChoice, wayFrom } from './links.tsx';
export { Missing, MissingPage } from './missing.tsx';
export { PageProblem } from './page-problem.tsx';
export { usePageTitle } from './page-title.ts';
export { PersonLink } from './person-link.tsx';
export { WithArea } from './with-area.tsx';
