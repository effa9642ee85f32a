export { homeVisitQuestions, useHomeVisitActs, visitPaths } from './home-visits.ts';
