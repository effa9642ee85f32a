import { type House, openHouse } from '../../../src/faces/cli/wiring.ts';
import { buildGateway, type Gateway } from '../../../src/faces/gateway/index.ts';

/** A gateway over a home, in this process, and what its tests ask of it. */
export type OpenGateway = Readonly<{
  house: House;
  gateway: Gateway;
  /** Asks as anyone, or as who signed in. */
  get: (url: string, who?: Cookies) => Promise<Answer>;
  post: (url: string, payload: object, who?: Cookies) => Promise<Answer>;
  signIn: (role: 'officer' | 'viewer' | 'steward', area: string, name?: string) => Promise<Cookies>;
  close: () => Promise<void>;
}>;

export type Cookies = Readonly<Record<string, string>>;
export type Answer = Readonly<{ status: number; body: string }>;

/** Opens the gateway as `chipao serve` does, without a port. */
export async function openGateway(home: string): Promise<OpenGateway> {
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
    signIn: async (role, area, name = 'dev') => {
      const { cookies } = await gateway.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload: { role, area, name },
      });
      return Object.fromEntries(cookies.map((cookie) => [cookie.name, cookie.value]));
    },
    close: async () => {
      await gateway.close();
      await house.close();
    },
  };
}
