export { deathColumns } from './death.ts';
export { residenceColumns, residenceParts } from './residence.ts';
