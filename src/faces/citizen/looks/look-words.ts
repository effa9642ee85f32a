import { isMessageId, type MessageId } from '../messages/index.ts';

/** Acts of several names that are one thing to a citizen. */
const ALIKE: readonly (readonly [RegExp, MessageId])[] = [
  [/^share-/, 'looks.act.share'],
  [/^review/, 'looks.act.review'],
  [/dispute/, 'looks.act.disputes'],
  [/^own-copy$/, 'looks.act.copy'],
  [/^own-/, 'looks.act.own'],
  [/flag/, 'looks.act.flags'],
  [/export/, 'looks.act.export'],
  [/household/, 'looks.act.household'],
  [/list|cohort/, 'looks.act.list'],
];

/** The sentence of an act; one that is not known is a look all the same. */
export function actMessage(act: string): MessageId {
  const known = `looks.act.${act}`;
  if (isMessageId(known)) return known;
  return ALIKE.find(([like]) => like.test(act))?.[1] ?? 'looks.act.other';
}

/** The name of an office. */
export function roleMessage(role: string): MessageId {
  const known = `looks.role.${role}`;
  return isMessageId(known) ? known : 'looks.role.other';
}

/** What something was done for. */
export function purposeMessage(purpose: string): MessageId {
  const known = `looks.purpose.${purpose}`;
  return isMessageId(known) ? known : 'looks.purpose.other';
}
