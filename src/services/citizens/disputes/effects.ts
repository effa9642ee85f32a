import type { Text } from '../../../base/model/index.ts';
import { correctProfile } from '../../../stages/profiles/index.ts';
import { type ExplainedRight, type Reading, readKnown, rightsBy } from '../../lookup/index.ts';
import type { AppliedCorrection } from '../facts/index.ts';
import type { Self } from '../self.ts';

type Standing = Readonly<{
  standing: ExplainedRight['right']['standing'];
  satangAMonth: number | null;
}>;

/** A right that stands otherwise after a correction. */
export type RightChange = Readonly<{ programme: string; title: Text; before: Standing; after: Standing }>;

type Asked = Readonly<{ reading: Reading; self: Pick<Self, 'key' | 'profile'> }>;

/**
 * Which rights a correction changes. As long as no run has applied it, after is worked out from what it will be; afterwards, before
 * is worked out from what the register says without it.
 */
export async function rightChanges(
  { reading, self }: Asked,
  correction: Readonly<{ fact: string; value: string | null }>,
  applied: AppliedCorrection | undefined,
): Promise<RightChange[]> {
  const { facts } = reading.country;
  const other = applied
    ? correctProfile(facts, self.profile, { fact: applied.fact, value: applied.registered })
    : correctProfile(facts, self.profile, correction);
  const [now, otherwise] = await Promise.all([
    standingsOf(reading, self),
    standingsOf(reading, { key: self.key, profile: other }),
  ]);
  const [before, after] = applied ? [otherwise, now] : [now, otherwise];
  return before.flatMap(({ programme, right }, place) => {
    const then = after[place]?.right;
    if (!then || (then.standing === right.standing && then.amountSatangAMonth === right.amountSatangAMonth))
      return [];
    const { id, title } = programme;
    return [{ programme: id, title, before: standingIn(right), after: standingIn(then) }];
  });
}

async function standingsOf(reading: Reading, self: Asked['self']): Promise<ExplainedRight[]> {
  return rightsBy(reading, self.profile, await readKnown(reading, self));
}

function standingIn({ standing, amountSatangAMonth }: ExplainedRight['right']): Standing {
  return { standing, satangAMonth: amountSatangAMonth };
}
