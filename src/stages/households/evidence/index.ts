export { besideCentre, besideOthers, centres, company, numberTies, SHARED } from './company.ts';
export { judgements } from './judgements.ts';
export { members, membersByHousehold } from './members.ts';
export { households, memberships } from './memberships.ts';
