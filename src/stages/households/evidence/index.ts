export { besideOthers, company, numberTies } from './company.ts';
export { judgements, sharings } from './judgements.ts';
export { members, membersByHousehold } from './members.ts';
export { centres, households, memberships } from './memberships.ts';
export { SHARED } from './shared.ts';
