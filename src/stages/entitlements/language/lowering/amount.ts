import type { ProgrammeVersion } from '../content/index.ts';
import type { AmountOnDay, CapOnDay, Expression, OverlayOnDay } from '../expression/index.ts';
import { lawReference } from '../expression/index.ts';
import { standsOn } from './in-force.ts';
import { lowerAs } from './lower.ts';
import { inside, type Scope } from './scope.ts';

type Places = Readonly<{ version: Scope; top: Scope }>;

/** The amount of a version on a day, with the overlays that stand then. */
export function amountOnDay(amount: NonNullable<ProgrammeVersion['amount']>, places: Places): AmountOnDay {
  const scope = inside(places.version, 'amount');
  const { laws } = scope.programme;
  const base = lowerAs(amount.pays, 'money', inside(scope, 'pays'));
  const overlays = overlaysIn(places.top);
  const caps = amount.caps.map((cap, index): CapOnDay => {
    const atMost = lowerAs(cap.atMost, 'money', inside(scope, 'caps', index, 'atMost'));
    return { id: cap.id, text: cap.text, law: lawReference(laws, cap), atMost };
  });
  const parts = { base, overlays, caps };
  return { law: lawReference(laws, amount), pays: paysInAll(parts), ...parts };
}

function overlaysIn(top: Scope): OverlayOnDay[] {
  return top.programme.overlays.flatMap((overlay, index): OverlayOnDay[] => {
    if (!standsOn(overlay, top)) return [];
    const scope = inside(top, 'overlays', index);
    const { id, text, when } = overlay;
    return [
      {
        id,
        text,
        law: lawReference(top.programme.laws, overlay),
        when: when ? lowerAs(when, 'boolean', inside(scope, 'when')) : null,
        adds: lowerAs(overlay.adds, 'money', inside(scope, 'adds')),
      },
    ];
  });
}

function paysInAll({ base, overlays, caps }: Pick<AmountOnDay, 'base' | 'overlays' | 'caps'>): Expression {
  const added = overlays.map(addedBy);
  const total: Expression =
    added.length === 0 ? base : { kind: 'add', type: 'money', parts: [base, ...added] };
  if (caps.length === 0) return total;
  return { kind: 'min', type: 'money', parts: [total, ...caps.map(({ atMost }) => atMost)] };
}

function addedBy({ when, adds }: OverlayOnDay): Expression {
  if (!when) return adds;
  const otherwise: Expression = { kind: 'value', type: 'money', value: 0n, from: null };
  return { kind: 'if', type: 'money', when, gives: adds, otherwise };
}
