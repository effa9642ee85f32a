export { checkParity, type ParityQuestion, type ParityReport } from './check-parity.ts';
export type { Decision, Person } from './decision.ts';
export { decidePeopleInSql } from './sql-decisions.ts';
export { decidePeople } from './tree-decisions.ts';
