export { type Clinics, openClinics } from './clinics.ts';
