export { type SearchAnswer, type SearchRequest, searchPeople } from './search-people.ts';
