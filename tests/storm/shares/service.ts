import { chmodSync, mkdirSync } from 'node:fs';
import { type House, openHouse } from '../../../src/faces/cli/wiring.ts';
import { startChipao } from '../../stories/stage/command.ts';
import { publishPeople, registerSystem } from './shared-house.ts';
import { type AskOverHttp, comeIn } from './system.ts';

/** One system asks here what many would. */
const UNLIMITED = '100000000';

/** A service over a home, as a process of its own. */
export type Service = Readonly<{
  address: string;
  process: number;
  ended: Promise<unknown>;
  stop: () => Promise<void>;
}>;

/** Starts `chipao serve` on a home and waits until it answers. */
export async function startService(home: string): Promise<Service> {
  const { child, line, ended } = startChipao(['serve', '--home', home, '--port', '0'], {
    CHIPAO_QUESTIONS_A_MINUTE: UNLIMITED,
    CHIPAO_ADDRESS_QUESTIONS_A_MINUTE: UNLIMITED,
  });
  const address = /http:\/\/localhost:\d+/.exec(await line('ready'))?.[0] ?? '';
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { address, process: child.pid ?? 0, ended, stop };
}

/** A service over a home with made-up people, the same house opened here, and a way in for a party; closing ends both. */
export async function openSharedService(home: string, people: number) {
  mkdirSync(home);
  chmodSync(home, 0o755);
  const house: House = await openHouse({ home });
  await publishPeople(house, people);
  const system = await registerSystem(house);
  const service = await startService(home);
  return {
    house,
    /** Signs in anew; a token lives for minutes only. */
    comeIn: (): Promise<AskOverHttp> => comeIn(service.address, system),
    close: async () => {
      await service.stop();
      await house.close();
    },
  };
}
