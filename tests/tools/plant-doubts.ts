import { inHouse } from '../../src/faces/cli/wiring.ts';
import { plantDoubts } from './planted-doubts.ts';

/** Plants pairs of records in doubt into what a home publishes: `node tests/tools/plant-doubts.ts HOME PROVINCE COUNT`. */
const [home, province = '', count] = process.argv.slice(2);
await inHouse({ home }, (house) => plantDoubts(house, { province, count: Number(count) }));
