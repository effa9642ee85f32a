export { openClinics, writeRegisters } from './agencies/index.ts';
export { type Case, identityOf } from './case.ts';
export { type Desk, openDesk } from './desk.ts';
export { openRegisterFiles, unitCodeOf } from './files.ts';
export { writeRolls } from './rolls/index.ts';
