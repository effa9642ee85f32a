import { isMessageId, type Words } from '../../../shared/index.ts';
import type { KnownPerson } from '../known-person.ts';

type Household = KnownPerson['households'][number];
type Member = Household['members'][number];
type Telling = Readonly<{ kind: Household['kind']; words: Words }>;

/** Heads of further families in a register house carry the family's number, which stands above them already. */
const FAMILY_HEAD = /^family-/;

/** What somebody is in a household; nothing for a role that has no words. */
export function roleWords({ role }: Member, { say }: Words): string[] {
  const message = FAMILY_HEAD.test(role) ? 'role.family-head' : `role.${role}`;
  return isMessageId(message) ? [say(message)] : [];
}

/** Since when and until when somebody is in a household, and how sure that is. */
export function placeWords(member: Member, { kind, words: { say, formats } }: Telling): string {
  const { since, sincePrecision, until, confidence } = member;
  return [
    ...(since ? [say(`household.since.${kind}`, { date: formats.date(since, sincePrecision) })] : []),
    ...(until ? [say('household.until', { date: formats.date(until) })] : []),
    say(`household.confidence.${confidence}`),
  ].join(' · ');
}

/** From what that is known. */
export function evidenceWords({ evidence }: Member, { say, formats }: Words): string {
  return say('household.known', { evidence: formats.list(evidence.map((one) => say(`evidence.${one}`))) });
}

/** What speaks against it, but for what was said already. */
export function conflictWords(
  { conflicts }: Member,
  { kind, words: { say }, said }: Telling & Readonly<{ said?: Member['conflicts'] }>,
): string[] {
  return conflicts
    .filter((conflict) => !said?.includes(conflict))
    .map((conflict) =>
      say(conflict === 'co-residence' ? `conflict.${kind}.co-residence` : `conflict.${conflict}`),
    );
}
