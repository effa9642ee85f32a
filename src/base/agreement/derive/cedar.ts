import { type Ask, columnsOf } from '../compile/index.ts';
import type { Act, Agreement, Grant } from '../object/index.ts';

/**
 * An agreement as policies of the Cedar language, for a second opinion: a public engine with proofs decides on them, and its decision
 * must be ours.
 */
export function cedarPolicies({ id, grants, valid }: Agreement): string {
  const between = `context.day >= ${dayNumber(valid.from)} && context.day < ${dayNumber(valid.until)}`;
  const policyOf = (grant: Grant, party: string, acts: readonly Act[]) =>
    [
      `permit (`,
      `  principal == Party::${quoted(party)},`,
      `  action in [${acts.map((act) => `Action::${quoted(act)}`).join(', ')}],`,
      `  resource == Grant::${quoted(`${id}/${grant.id}`)}`,
      `) when {`,
      `  context.state == "active" && ${between} &&`,
      `  [${columnsOf(grant).map(quoted).join(', ')}].containsAll(context.columns)`,
      `};`,
    ].join('\n');
  return grants
    .flatMap((grant) => {
      const acts = columnsOf(grant).length > 0 ? grant.act : grant.act.filter((act) => act === 'table');
      const once = [...new Set(acts)];
      return once.length === 0 ? [] : grant.to.map((party) => policyOf(grant, party, once));
    })
    .join('\n\n');
}

/** What is asked, as that engine takes it. */
export function cedarRequest({ id }: Agreement, ask: Ask) {
  return {
    principal: { type: 'Party', id: ask.recipient },
    action: { type: 'Action', id: ask.act },
    resource: { type: 'Grant', id: `${id}/${ask.grant}` },
    context: { state: ask.state, day: dayNumber(ask.on), columns: [...ask.columns] },
  };
}

function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
