export { basePeople, keyedRows, sourceNames } from './base-people.ts';
export { claims, touchedPeople } from './claims.ts';
export { followedPersons, gonePersons, unsteadyPeople } from './former-people.ts';
export { identityEvents, personHistory } from './history.ts';
export { freshPeople, keptPeople, newIds } from './new-ids.ts';
export { checkedPeople, people, persons } from './people.ts';
export { personAliases, personAnchors, recordKeys } from './ties-kept.ts';
