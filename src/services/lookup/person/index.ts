export { explainPerson, type PersonAnswer, readPerson } from './person.ts';
