import type { Command } from 'commander';
import { readSubscriptions, runEventRound } from '../../../../services/events/index.ts';
import { openOutput, tableLines } from '../../output.ts';
import { inHouse } from '../../wiring.ts';
import { examplesText, optionsOf } from '../options.ts';
import { withEvents } from './events-here.ts';
import { addEventsList } from './events-list.ts';
import { addEventsReplay, addSubscribe, addUnsubscribe } from './events-subscriptions.ts';

/** Adds `chipao events`: births, deaths and the like, and who is told of them. */
export function eventsCommand(program: Command): void {
  const events = program
    .command('events')
    .description('Births, deaths and the like that became known, and parties that are told of them.')
    .addHelpText(
      'after',
      examplesText(
        'events list --area 17',
        'events subscribe --party org:msdhs --agreement agr-2569-life-events --grant births --url https://example.go.th/events',
        'events status',
        'events deliver',
        'events replay --subscription 3 --from 120',
        'events unsubscribe --subscription 3',
      ),
    );
  addEventsList(events);
  addSubscribe(events);
  addUnsubscribe(events);
  addDeliver(events);
  addEventsReplay(events);
  addStatus(events);
}

function addDeliver(events: Command): void {
  events
    .command('deliver')
    .description('Sends what is due now, once; `chipao serve` does so by itself.')
    .addHelpText('after', examplesText('events deliver', 'events deliver --json'))
    .action(async (_options, command: Command) => {
      const options = optionsOf(command);
      const done = await inHouse(options, (house) => withEvents(house, (desk) => runEventRound(desk)));
      openOutput(options).answer(done, () => [
        `${done.filled} events found, ${done.delivered} delivered, ${done.failed} to be tried again`,
        ...(done.closed > 0 ? [`${done.closed} subscriptions wait: their agreement is not in force`] : []),
      ]);
    });
}

function addStatus(events: Command): void {
  events
    .command('status')
    .description('Every subscription: how many events wait, were delivered, or could not be.')
    .addHelpText('after', examplesText('events status', 'events status --json'))
    .action(async (_options, command: Command) => {
      const options = optionsOf(command);
      const subscriptions = await inHouse(options, ({ ledger }) => readSubscriptions(ledger));
      openOutput(options).answer({ subscriptions }, () => statusLines(subscriptions));
    });
}

type Status = Awaited<ReturnType<typeof readSubscriptions>>;

function statusLines(subscriptions: Status): string[] {
  if (subscriptions.length === 0) return ['nobody is told of events: `chipao events subscribe`'];
  return tableLines([
    ['', 'party', 'agreement', 'address', 'waiting', 'delivered', 'dead', 'last trouble'],
    ...subscriptions.map((one) => [
      `#${one.subscription}`,
      one.party,
      `${one.agreement} ${one.grant}`,
      one.ended ? 'ended' : (one.url ?? 'asks'),
      one.waiting,
      one.delivered,
      one.dead,
      one.reason ?? '-',
    ]),
  ]);
}
