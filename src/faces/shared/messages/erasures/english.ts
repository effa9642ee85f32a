import type { erasures as thai } from './thai.ts';

/** Erasing a person's data. */
export const erasures: Readonly<Record<keyof typeof thai, string>> = {
  'erasures.what':
    'Erases one person’s data for good. One officer asks, another confirms, and the next run erases. Every step is written down.',
  'erasures.needed': 'Requests to erase are for data protection officers only',
  'erasures.unverified':
    'No lawyer has checked the grounds and duties on this page. Read the law itself before you decide.',

  'erasures.to-answer': 'Waiting for your answer ({count, number})',
  'erasures.to-answer.none': 'No request waits for you.',
  'erasures.own': 'Your requests, waiting for another officer ({count, number})',
  'erasures.own.why': 'You cannot confirm your own request, but you can withdraw it.',
  'erasures.for-run': 'Confirmed, waiting to be erased ({count, number})',
  'erasures.ended': 'Erased and withdrawn ({count, number})',
  'erasures.ended.none': 'Nothing was ever erased or withdrawn.',
  'erasures.ended.why': 'What has ended does not say who it was about, nor why: that went too.',

  'erasures.line': 'Request {id, number}',
  'erasures.person': 'Person',
  'erasures.basis': 'Ground',
  'erasures.reason': 'Reason',
  'erasures.reason.gone': 'cannot be read any more',
  'erasures.asked': 'Asked by',
  'erasures.confirmed': 'Confirmed by',
  'erasures.withdrawn': 'Withdrawn by',
  'erasures.done': 'Erased',
  'erasures.by': '{who}, {at}',
  'erasures.wait': 'Waits for',
  'erasures.wait.second-person': 'another data protection officer to confirm',
  'erasures.wait.run': 'the next run',
  'erasures.wait.another-run':
    'one more run: the last one found a register that still shows this person, and the next one makes that register anew',
  'erasures.registers':
    '{registers, plural, one {# register} other {# registers}}, {rows, plural, one {# row} other {# rows}}',
  'erasures.registers.none': 'No published register has a row of this person.',
  'erasures.register': 'Register',
  'erasures.rows': 'Rows',

  'erasures.confirm': 'Check and confirm',
  'erasures.confirm.title': 'What will be lost',
  'erasures.lost.registers':
    'This person’s rows in every register below, and everything that was made from them',
  'erasures.lost.words': 'What officers wrote about this person, and the reason of this request',
  'erasures.lost.days':
    'Pages of former days about everybody, not only this person; of areas the counts stay',
  'erasures.lost.again': 'Rows of this person that an agency sends again are never taken in',
  'erasures.lost.never': 'Once confirmed it cannot be withdrawn, and nothing can be brought back',
  'erasures.confirm.sure':
    'I have checked the person’s id, the ground and this list, and I know that it cannot be undone',
  'erasures.confirm.sure.needed': 'Tick that you have checked it first',
  'erasures.confirm.last': 'Confirm and erase for good',
  'erasures.confirm.back': 'Not yet',
  'erasures.confirm.said': 'Confirmed. The next run erases this.',
  'erasures.confirm.failed': 'Not confirmed',
  'erasures.withdraw': 'Withdraw the request',
  'erasures.withdraw.sure': 'Withdraw this request? This person’s data will not be erased.',
  'erasures.withdraw.last': 'Withdraw',
  'erasures.withdraw.back': 'Keep it',
  'erasures.withdraw.said': 'Withdrawn. Nothing is erased.',
  'erasures.withdraw.failed': 'Not withdrawn',
  'erasures.kept': 'Nothing was changed.',

  'erasures.ask': 'Ask for an erasure',
  'erasures.ask.why': 'Nothing is erased until another data protection officer confirms.',
  'erasures.ask.person': 'Person’s id',
  'erasures.ask.person.why': 'It begins with p, as the person’s page shows it. Never the national number.',
  'erasures.ask.person.bad': 'Give the person’s id, which begins with p',
  'erasures.ask.basis': 'Legal ground',
  'erasures.ask.basis.needed': 'Choose one ground',
  'erasures.ask.reason.why':
    'Say the case number and where the request comes from; leave out numbers and names. It can be read until it is done.',
  'erasures.ask.reason.short': 'Give a reason of at least 5 letters',
  'erasures.ask.send': 'Send the request',
  'erasures.ask.said':
    'Request {id, number} was sent: {registers, plural, one {# register} other {# registers}}, {rows, plural, one {# row} other {# rows}}. Another officer has to confirm.',
  'erasures.ask.failed': 'The request was not sent',
  'erasures.ask.this': 'Ask to erase this person’s data',
  'erasures.duties.may': 'On this ground the request is refused if one of these holds for the person',
  'erasures.duties.none': 'This ground goes before every duty to keep data.',
  'erasures.duties.choose': 'Choose a ground to see which duties to keep data stand against it.',
  'erasures.duties.hold': 'This cannot be erased yet: there is a duty to keep this person’s data',
  'erasures.duties.next':
    'Tell whoever asked, and ask again when the duty ends, or on a ground that goes before it, if there really is one.',
  'erasures.forgotten':
    '{count, plural, one {# erasure was forgotten} other {# erasures were forgotten}} by the database',
  'erasures.forgotten.why':
    'The database was restored from an older backup. The audit log says that those below were done, so these people may be published again. Look up the cases, ask and confirm again for each, and let the operator write it down with chipao erasure settle.',
  'erasures.forgotten.line':
    'Entry {entry, number} of the log: request {erasure, number}, {basis}, erased {at}',
  'erasures.duties.yields': 'Does not stand against: {bases}',
};
