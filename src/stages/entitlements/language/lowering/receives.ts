import { contentProblem, type Node, type Programme } from '../content/index.ts';
import { childrenOf, type Expression, type ReceivesExpression } from '../expression/index.ts';
import { named } from './named.ts';
import { inside, type Scope } from './scope.ts';

/** Whether somebody gets another programme: by its roll, or by its rules on the same day. */
export function receivesQuestion(
  node: Extract<Node, { receives: unknown }>['receives'],
  scope: Scope,
): ReceivesExpression {
  const others = [...scope.programme.library];
  const place = inside(scope, 'programme');
  const programme = named({ kind: 'programme', name: node.programme }, others, place);
  const holds = node.as === 'paid' ? paidBy(programme, place) : scope.entitledTo(programme);
  if (scope.ofMembers && asksHousehold(holds)) {
    const reason = `'${programme.id}' asks about a household itself, and one household cannot be asked inside another; ask { as: paid }, or a fact of each member`;
    throw contentProblem(place, reason);
  }
  const { id, title } = programme;
  return { kind: 'receives', type: 'boolean', programme: { id, title }, as: node.as, holds };
}

/** Being on the roll: the yes/no fact, or more than no money. */
function paidBy(programme: Programme, scope: Scope): Expression {
  const fact = programme.settings.facts.find((declared) => declared.fact === programme.paidFact);
  if (!fact) {
    const reason = `no register tells who is paid '${programme.id}'; ask { as: entitled }, or give it a paidFact`;
    throw contentProblem(scope, reason);
  }
  const paid: Expression = { kind: 'fact', type: fact.type, fact };
  if (fact.type === 'boolean') return paid;
  const nothing: Expression = { kind: 'value', type: 'money', value: 0n, from: null };
  return { kind: 'compare', type: 'boolean', op: '>', left: paid, right: nothing };
}

function asksHousehold(expression: Expression): boolean {
  return expression.kind === 'household' || childrenOf(expression).some(asksHousehold);
}
