import type { lookUps as thai } from './thai.ts';

/** Asking to see people outside the own area. */
export const lookUps: Readonly<Record<keyof typeof thai, string>> = {
  'look-ups.what':
    'One person may be seen because of a case. Every step is written down, and the person can read it.',
  'look-ups.needed': 'Requests are for officers',
  'look-ups.ask': 'Ask to see this person',
  'look-ups.ask.why':
    'If a case needs this person, say which and why. Sometimes somebody else has to agree. The person will see who asked, and why.',
  'look-ups.case': 'Case number',
  'look-ups.case.needed': 'Give the number of the case you work on',
  'look-ups.reason': 'Reason',
  'look-ups.reason.why': 'Say why this person has to be seen; leave out numbers and names',
  'look-ups.reason.short': 'Give a reason of at least 5 letters',
  'look-ups.send': 'Send the request',
  'look-ups.sent': 'Sent. Somebody else has to agree',
  'look-ups.sent.why': 'Once somebody agrees, this person can be seen for a while.',
  'look-ups.to-list': 'See all requests',
  'look-ups.to-answer': 'Waiting for your answer ({count, number})',
  'look-ups.to-answer.none': 'No request waits for you.',
  'look-ups.own': 'Your requests',
  'look-ups.own.none':
    'You have asked for nobody yet. The page of a person who was not found has the way to ask.',
  'look-ups.line': 'Case {case} · {at}',
  'look-ups.who': '{who} · {area}',
  'look-ups.answered': 'Answer: {reason}',
  'look-ups.answer.reason': 'Reason for the answer',
  'look-ups.approve': 'Agree',
  'look-ups.reject': 'Do not agree',
  'look-ups.state.waiting': 'Somebody else has to agree',
  'look-ups.state.open': 'Can be seen until {until}',
  'look-ups.state.over': 'The time is over',
  'look-ups.state.rejected': 'Was not agreed to',
  'look-ups.cause.other-province': 'Lives in another province, or is in no register',
  'look-ups.cause.own-household': 'Is of the household of whoever asks, or is the same person',
  'look-ups.cause.same-surname': 'Has the surname of whoever asks',
  'look-ups.cause.watched': 'Is a person whom looks are watched of',
};
