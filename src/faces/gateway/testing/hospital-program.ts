import { keepAccount, programHash } from '../../../services/claims/index.ts';
import { buildGateway, type Gateway, type GatewayHouse } from '../index.ts';
import { openEmptyHouse } from './empty-house.ts';

type Asked = Readonly<{
  method?: 'GET' | 'POST' | 'PUT';
  url: string;
  payload?: object | string | Buffer;
  headers?: Readonly<Record<string, string>>;
}>;
type Answer = Awaited<ReturnType<Gateway['inject']>>;

/** Asks as a hospital's program, with its token. */
export type AskAsHospital = ((asked: Asked) => Promise<Answer>) & Readonly<{ token: string }>;

const PASSWORD = 'made up for tests';

/** A gateway over an empty house, to which programs of hospitals come; disposing takes all of it away. */
export type HospitalHub = AsyncDisposable &
  Readonly<{
    house: GatewayHouse;
    gateway: Gateway;
    /** Makes an account of a hospital and signs its program in. */
    comeIn: (hospital: string, scopes?: readonly string[]) => Promise<AskAsHospital>;
  }>;

/** Opens such a gateway; `settings` are those that differ from an empty house's. */
export async function openHospitalHub(
  settings: Partial<GatewayHouse['settings']['hub']> = {},
): Promise<HospitalHub> {
  const house = await openEmptyHouse();
  const hub = { ...house.settings.hub, ...settings };
  const gateway = await buildGateway({ ...house, settings: { ...house.settings, hub } });
  gateway.log.level = 'silent';
  return {
    house,
    gateway,
    comeIn: (hospital, scopes) => comeInAsHospital(gateway, house, { hospital, scopes }),
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await house[Symbol.asyncDispose]();
    },
  };
}

/** Makes an account of a hospital and signs its program in. */
export async function comeInAsHospital(
  gateway: Gateway,
  { ledger, country }: GatewayHouse,
  { hospital, scopes }: Readonly<{ hospital: string; scopes?: readonly string[] | undefined }>,
): Promise<AskAsHospital> {
  const content = country.claims().accounts;
  const login = `tester.${hospital}`;
  await keepAccount(
    ledger.claims.accounts,
    { hospital, login, password: PASSWORD, scopes },
    { content, passwordKey: undefined },
  );
  const given = await gateway.inject({
    method: 'POST',
    url: `/token?Action=${content.tokenAction}`,
    payload: {
      user: login,
      password_hash: programHash(PASSWORD, content.passwordKeys[0] ?? ''),
      hospital_code: hospital,
    },
  });
  if (given.statusCode !== 200) throw new Error(`no token was given: ${given.body}`);
  const token = `Bearer ${given.body}`;
  const ask = ({ method = 'POST', url, payload, headers = {} }: Asked) =>
    gateway.inject({
      method,
      url,
      ...(payload === undefined ? {} : { payload }),
      headers: { authorization: token, ...headers },
    });
  return Object.assign(ask, { token });
}

/** A form with one file, as programs send it. */
export function formWithFile(
  file: Readonly<{ name: string; bytes: Buffer }>,
  fields: Readonly<Record<string, string>> = {},
): Readonly<{ payload: Buffer; headers: Readonly<Record<string, string>> }> {
  const boundary = '----madeup';
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: application/zip\r\n\r\n`;
  return {
    payload: Buffer.concat([...parts, Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
