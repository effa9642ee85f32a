export {
  areaParents,
  areas,
  joinVillage,
  presentVillages,
  type SideAreas,
  villageNumber,
} from './place-steps.ts';
