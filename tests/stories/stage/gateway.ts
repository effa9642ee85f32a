import { type House, openHouse } from '../../../src/faces/cli/wiring.ts';
import { buildGateway, type Gateway } from '../../../src/faces/gateway/index.ts';
import { type Cookies, type Somebody, signInAs } from '../../../src/faces/gateway/testing/sign-in.ts';

/** A gateway over a home, in this process, and what its tests ask of it. */
export type OpenGateway = Readonly<{
  house: House;
  gateway: Gateway;
  /** Asks as anyone, or as who signed in. */
  get: (url: string, who?: Cookies) => Promise<Answer>;
  post: (url: string, payload: object, who?: Cookies) => Promise<Answer>;
  signIn: (role: 'officer' | 'viewer' | 'steward', area: string, name?: string) => Promise<Cookies>;
  signInAs: (somebody: Somebody) => Promise<Cookies>;
  close: () => Promise<void>;
}>;

export type { Cookies };
export type Answer = Readonly<{ status: number; body: string }>;

/** Opens the gateway as `chipao serve` does, without a port. */
export async function openGateway(home: string): Promise<OpenGateway> {
  // A story asks in a minute what an office asks in a day; what is too many is tried where the budget stands.
  process.env['CHIPAO_QUESTIONS_A_MINUTE'] ??= '1000000';
  process.env['CHIPAO_ADDRESS_QUESTIONS_A_MINUTE'] ??= '1000000';
  const house = await openHouse({ home });
  const gateway = await buildGateway({ ...house, webFolder: undefined });
  return {
    house,
    gateway,
    get: async (url, who = {}) => {
      const { statusCode, body } = await gateway.inject({ url, cookies: who });
      return { status: statusCode, body };
    },
    post: async (url, payload, who = {}) => {
      const { statusCode, body } = await gateway.inject({ method: 'POST', url, payload, cookies: who });
      return { status: statusCode, body };
    },
    signIn: (role, area, name = 'dev') => signInAs(gateway, { role, area, name }),
    signInAs: (somebody) => signInAs(gateway, somebody),
    close: async () => {
      await gateway.close();
      await house.close();
    },
  };
}
