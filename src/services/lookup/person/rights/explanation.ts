import type { Text } from '../../../../base/model/index.ts';
import type { Explanation } from '../../../../stages/entitlements/index.ts';

type Tree = Explanation['tree'][number];
type Part = Tree['parts'][number];
type Amount = NonNullable<Explanation['amount']>;
type Law = Tree['law'];

/** Why a programme answers as it does for one person, as pages and scripts show it. */
export type ExplanationAnswer = ReturnType<typeof answerOf>;

/** An explanation with the places of the law written out. */
export function answerOf(explained: Explanation) {
  const { knownOn, tree, exceptions, amount, stacking, ...rest } = explained;
  return {
    ...rest,
    asKnownOn: knownOn,
    amount: amount && amountOf(amount),
    conditions: tree.map((condition) => ({ ...statementOf(condition), ...askedOf(condition) })),
    exceptions: exceptions.map((exception) => {
      const { rank, then: says, decides } = exception;
      return { ...statementOf(exception), ...askedOf(exception), rank, says, decides };
    }),
    missing: [...explained.missing],
    stacking: stacking.map(({ with: other, rule, text, by, law }) => ({
      with: other.id,
      title: other.title,
      rule,
      text,
      by,
      ...lawOf(law),
    })),
    notChecked: [...explained.notChecked],
  };
}

function amountOf(amount: Amount) {
  const { sentence, law, baseSatang, chosen, steps, overlays, caps } = amount;
  return {
    sentence,
    ...lawOf(law),
    ...usedIn(amount),
    baseSatang,
    chosen,
    steps: steps.map(partOf),
    overlays: overlays.map((overlay) => ({
      ...statementOf(overlay),
      outcome: overlay.outcome,
      addsSatang: overlay.addsSatang,
      part: overlay.part && partOf(overlay.part),
    })),
    caps: caps.map((cap) => ({
      ...statementOf(cap),
      atMostSatang: cap.atMostSatang,
      isReached: cap.isReached,
    })),
  };
}

function statementOf({ id, text, sentence, law }: Pick<Tree, 'id' | 'text' | 'sentence' | 'law'>) {
  return { id, text, sentence, ...lawOf(law) };
}

type PartAnswer = Readonly<{ text: Text }> &
  ReturnType<typeof usedIn> &
  Readonly<{
    outcome: Part['outcome'];
    distance: Part['distance'];
    receives: ReceivesAnswer[];
    parts: PartAnswer[];
  }>;
type ReceivesAnswer = Part['receives'][number];

function partOf(part: Part): PartAnswer {
  return { text: part.text, ...askedOf(part) };
}

function askedOf(part: Part): Omit<PartAnswer, 'text'> {
  const { outcome, distance, receives, parts } = part;
  return { outcome, ...usedIn(part), distance, receives: [...receives], parts: parts.map(partOf) };
}

function usedIn({
  facts,
  parameters,
  households,
  areas,
}: Pick<Part, 'facts' | 'parameters' | 'households' | 'areas'>) {
  return {
    facts: facts.map(({ doubt, ...fact }) => ({
      ...fact,
      doubt: doubt && { why: doubt.why, others: [...doubt.others] },
    })),
    parameters: parameters.map(({ parameter, value, law }) => {
      const { law: title, verified } = lawOf(law);
      return { parameter, value, law: title, verified };
    }),
    households: households.map((one) => ({ ...one, people: [...one.people], missing: [...one.missing] })),
    areas: [...areas],
  };
}

/** A place in the law as one line, and whether a person has checked what we say of it. */
export function lawOf({ title, section, verified, note }: Law) {
  const write = (name: string) => (section ? `${name} ${section}` : name);
  return { law: { th: write(title.th), en: write(title.en) }, verified, note };
}
