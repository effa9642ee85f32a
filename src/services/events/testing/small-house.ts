import { type Agreement, agreementSchema, sharedDatasetSchema } from '../../../base/agreement/index.ts';
import { openKeys } from '../../../base/keys/index.ts';
import { openServing } from '../../../base/lake/index.ts';
import type { Ledger } from '../../../base/ledger/index.ts';
import { openPreparedLedger } from '../../../base/ledger/testing/prepared-ledger.ts';
import type { DatasetVersion, IsoDate } from '../../../base/model/index.ts';
import type { CountryAgreements } from '../../../country.ts';
import {
  type AgreementDesk,
  developmentKey,
  moveAgreement,
  proposeAgreement,
  type ShareDesk,
  signVersion,
} from '../../agreements/index.ts';
import { SMALL_COUNTRY } from '../../agreements/testing/small-share.ts';
import type { EventDesk } from '../deliver/event-desk.ts';
import { type SubscriptionOrder, subscribeToEvents } from '../subscribe/subscribe-events.ts';
import { eventsAfter, type Life, openSmallLake, publishLives, SMALL_EVENTS } from './small-lives.ts';

const words = (text: string) => ({ th: text, en: text });
const column = (name: string, type: string, more = {}) => ({ name, type, title: words(name), ...more });

const COUNTRY: CountryAgreements = {
  ...SMALL_COUNTRY,
  content: {
    ...SMALL_COUNTRY.content,
    datasets: [
      sharedDatasetSchema.parse({
        id: 'event',
        title: words('events'),
        about: 'person',
        subject: 'person_id',
        number: 'nid',
        place: { in: 'event', column: 'village_code' },
        tables: [{ as: 'event', dataset: 'events', table: 'life_events' }],
        columns: [
          column('kind', 'text'),
          column('nid', 'text', { column: 'pid', identifies: true }),
          column('sex', 'text'),
          column('happened', 'date', { column: 'day' }),
          column('now', 'text', { column: 'became' }),
          column('area', 'text', { column: 'village_code' }),
        ],
      }),
    ],
  },
};

/** An agreement by which a ministry is told of events in one province. */
export function eventAgreement(changes: Partial<Agreement> = {}): Agreement {
  return agreementSchema.parse({
    id: 'agr-events',
    version: 1,
    prev: null,
    title: words('events'),
    instrument: { kind: 'mou', title: words('events'), signed: '2026-01-01' },
    parties: ['org:giver', 'org:health'].map((id) => ({ id, name: words(id) })),
    controllers: ['org:giver'],
    processors: [],
    recipients: ['org:health'],
    purpose: ['dpv:x'],
    basis: ['th-pdpa:y'],
    grants: [
      {
        id: 'births',
        title: words('births'),
        to: ['org:health'],
        dataset: 'event',
        columns: { kind: 'clear', nid: 'token', happened: 'clear' },
        rows: { areas: ['30'] },
        act: ['extract'],
        output: { minCell: 3, noise: 'none', maxRows: 1000, subjectsPerDay: 1000 },
        duty: { retain: 'P30D', onward: 'none', place: 'TH', deleteReceipt: true },
      },
    ],
    valid: { from: '2026-01-01', until: '2027-01-01' },
    reviewEvery: 'P1Y',
    citizen: words('x'),
    assumed: [],
    ...changes,
  });
}

/** A house where small lives are published and events leave; disposing takes it away. */
export async function openSmallEvents() {
  const small = await openSmallLake();
  const { home } = small;
  const ledger = await openPreparedLedger(home);
  const keys = await openKeys(home);
  const clock = { now: new Date('2026-10-01T05:00:00Z') };
  const shown = openShown({ small, ledger, keys, now: () => clock.now });
  const desk: EventDesk = {
    share: shown.share,
    events: ledger.events,
    keys,
    assertWitnessed: async () => undefined,
    environment: 'development',
    now: () => clock.now,
    random: () => 0.5,
  };
  const agreements: AgreementDesk = {
    book: ledger.agreements,
    country: COUNTRY,
    actor: 'mali',
    environment: 'development',
  };
  return {
    ...shown,
    home,
    ledger,
    keys,
    clock,
    desk,
    agreements,
    subscribe: (order: Partial<SubscriptionOrder>) => subscribeToEvents(desk, KINDS, { ...ORDER, ...order }),
    enact: (agreement: Agreement) => enact(agreements, home, agreement),
    [Symbol.asyncDispose]: async () => {
      await shown.close();
      await ledger.close();
      await small[Symbol.asyncDispose]();
    },
  };
}

const KINDS = SMALL_EVENTS.kinds.map(({ id }) => id);
const ORDER: SubscriptionOrder = {
  recipient: 'org:health',
  agreement: 'agr-events',
  grant: 'births',
  kinds: [],
  url: null,
  fromBeginning: true,
  actor: 'mali',
};

async function enact(desk: AgreementDesk, home: string, agreement: Agreement): Promise<string> {
  const hash = await proposeAgreement(desk, agreement);
  for (const { id } of agreement.parties)
    await signVersion(desk, hash, await developmentKey({ home, environment: 'development' }, id));
  await moveAgreement(desk, { hash, to: 'active', reason: 'all have signed' });
  return hash;
}

type Parts = Pick<ShareDesk, 'keys' | 'now'> &
  Readonly<{ small: Awaited<ReturnType<typeof openSmallLake>>; ledger: Ledger }>;

/** What is published, of which the latest is shown. */
function openShown({ small, ledger, keys, now }: Parts) {
  const { lake } = small;
  const closing: (() => Promise<void>)[] = [];
  let events: DatasetVersion | undefined;
  let before: Awaited<ReturnType<typeof publishLives>> | undefined;
  let share: ShareDesk | undefined;
  const show = async (version: DatasetVersion) => {
    const serving = await openServing(lake, [version], 1);
    closing.push(() => serving.close());
    const reading = { serving, asOf: '2026-09-30' as IsoDate, runId: 1, version: () => version };
    share = { reading, lake, ledger, country: COUNTRY, timeZone: 'Asia/Bangkok', keys, now };
  };
  return {
    show,
    lake,
    publish: async (lives: readonly Life[], asOf = '2026-09-30') => {
      const set = await publishLives(lake, lives);
      events = await eventsAfter(lake, { now: set, before, known: events, asOf });
      before = set;
      await show(events);
      return events;
    },
    /** A world of two runs alone, after nothing. */
    publishAlone: async (earlier: readonly Life[], later: readonly Life[]) => {
      const [former, set] = [await publishLives(lake, earlier), await publishLives(lake, later)];
      await show(await eventsAfter(lake, { now: set, before: former }));
    },
    share: async (): Promise<ShareDesk> => {
      if (!share) throw new RangeError('nothing is published');
      return share;
    },
    close: async () => {
      for (const close of closing) await close();
    },
  };
}
