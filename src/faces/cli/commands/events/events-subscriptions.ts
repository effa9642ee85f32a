import type { Command } from 'commander';
import type { IsoDate } from '../../../../base/model/index.ts';
import { replayEvents, subscribeToEvents, unsubscribeFromEvents } from '../../../../services/events/index.ts';
import { OPERATOR } from '../../operator.ts';
import { openOutput } from '../../output.ts';
import { inHouse } from '../../wiring.ts';
import { examplesText, optionsOf, readCount, readDate } from '../options.ts';
import { withEvents } from './events-here.ts';

type SubscribeOptions = Readonly<{
  party: string;
  agreement: string;
  grant: string;
  kind?: string[];
  url?: string;
  fromBeginning?: boolean;
}>;

const actor = OPERATOR.subject;

/** Adds `chipao events subscribe`. */
export function addSubscribe(events: Command): void {
  events
    .command('subscribe')
    .description('Has a party told of events under a grant of an agreement that is in force.')
    .requiredOption('--party <id>', 'who is told, as the agreement names it')
    .requiredOption('--agreement <id>', 'the agreement')
    .requiredOption('--grant <id>', 'a grant of it that gives life events by extract')
    .option('--kind <kind...>', 'only these kinds')
    .option('--url <address>', 'where events are sent; without it the party asks for them')
    .option('--from-beginning', 'events that are known already are told too')
    .addHelpText(
      'after',
      examplesText(
        'events subscribe --party org:msdhs --agreement agr-2569-life-events --grant births --url https://example.go.th/events',
        'events subscribe --party org:msdhs --agreement agr-2569-life-events --grant births --from-beginning',
      ),
    )
    .action(async (_options, command: Command) => {
      const options = optionsOf<SubscribeOptions>(command);
      const { party: recipient, agreement, grant, kind = [], url = null, fromBeginning = false } = options;
      const made = await inHouse(options, (house) =>
        withEvents(house, (desk) =>
          subscribeToEvents(
            desk,
            house.country.events().kinds.map(({ id }) => id),
            { recipient, agreement, grant, kinds: kind, url, fromBeginning, actor },
          ),
        ),
      );
      openOutput(options).answer({ subscription: Number(made.id) }, () => [
        `subscription ${made.id}: ${recipient} ${url === null ? 'asks for events' : `is told at ${url}`}`,
      ]);
    });
}

/** Adds `chipao events unsubscribe`. */
export function addUnsubscribe(events: Command): void {
  events
    .command('unsubscribe')
    .description('Tells a subscriber of nothing more.')
    .requiredOption('--subscription <n>', 'its number in `events status`', readCount('--subscription'))
    .addHelpText('after', examplesText('events unsubscribe --subscription 3'))
    .action(async (_options, command: Command) => {
      const options = optionsOf<{ subscription: number }>(command);
      const { subscription } = options;
      const done = await inHouse(options, ({ ledger }) =>
        unsubscribeFromEvents(ledger, BigInt(subscription), actor),
      );
      openOutput(options).answer(done, () => [
        done.ended
          ? `subscription ${subscription} has ended`
          : `subscription ${subscription} had ended before`,
      ]);
    });
}

type ReplayOptions = Readonly<{ subscription: number; from?: number; since?: IsoDate }>;

/** Adds `chipao events replay`. */
export function addEventsReplay(events: Command): void {
  events
    .command('replay')
    .description(
      'Tells a subscriber again, under the ids that events had: what nobody could deliver, or more.',
    )
    .requiredOption('--subscription <n>', 'its number in `events status`', readCount('--subscription'))
    .option('--from <cursor>', 'all from this place on', readCount('--from'))
    .option('--since <date>', 'all that became known from this day on', readDate('--since'))
    .addHelpText(
      'after',
      examplesText(
        'events replay --subscription 3',
        'events replay --subscription 3 --from 120',
        'events replay --subscription 3 --since 2026-09-01',
      ),
    )
    .action(async (_options, command: Command) => {
      const options = optionsOf<ReplayOptions>(command);
      const { subscription, from, since } = options;
      const done = await inHouse(options, ({ ledger: { events: book } }) =>
        replayEvents(
          { events: book, now: () => new Date() },
          { id: BigInt(subscription), actor, from, since },
        ),
      );
      openOutput(options).answer(done, () => [`${done.events} events are told again`]);
    });
}
