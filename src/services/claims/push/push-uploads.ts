import { Problem } from '../../../base/errors/index.ts';
import type { Text } from '../../../base/model/index.ts';
import type { FoundUpload } from './find-uploads.ts';
import { type HubSender, openHubLine } from './hub-line.ts';
import { openPushJournals } from './push-journal.ts';
import { readUpload, type UploadRules } from './read-upload.ts';

/** What became of one upload. */
export type PushOutcome = Readonly<
  { path: string } & (
    | { state: 'accepted' | 'before'; receipt: string; claims: number }
    | { state: 'faulty' | 'refused'; faults: number; said: Text }
    | { state: 'other-hospital'; hospital: string }
    | { state: 'unsent' }
  )
>;

/** Everything that became of a run, and what ended it early, if anything did. */
export type PushReport = Readonly<{ outcomes: readonly PushOutcome[]; stoppedBy?: Problem }>;

/** What is sent, by whom, checked by what; `tell` hears of each upload. */
export type PushOrder = Readonly<{
  uploads: readonly FoundUpload[];
  sender: HubSender;
  rules: UploadRules;
  atOnce: number;
  now: () => Date;
  tell: (outcome: PushOutcome, done: number) => void;
}>;

/** Sends uploads, a few at once; what a hub has taken is written into the journal beside them and never sent again. Throws PUSH_SERVER_UNUSABLE. */
export async function pushUploads(order: PushOrder): Promise<PushReport> {
  const { uploads, atOnce, tell } = order;
  const push = openPush(order);
  const outcomes = new Map<FoundUpload, PushOutcome>();
  const stop = new AbortController();
  let stoppedBy: unknown;
  const waiting = uploads.values();
  const work = async () => {
    for (const upload of waiting) {
      if (stop.signal.aborted) return;
      try {
        const outcome = await push(upload, stop.signal);
        outcomes.set(upload, outcome);
        tell(outcome, outcomes.size);
      } catch (thrown) {
        // The first who finds that nothing goes on says so; the others are called back.
        if (!stop.signal.aborted) stoppedBy = thrown;
        stop.abort();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, uploads.length) }, work));
  if (stoppedBy !== undefined && !(stoppedBy instanceof Problem)) throw stoppedBy;
  const all = uploads.map((one) => outcomes.get(one) ?? ({ path: one.path, state: 'unsent' } as const));
  return { outcomes: all, ...(stoppedBy && { stoppedBy }) };
}

function openPush({ sender, rules, now }: PushOrder) {
  const line = openHubLine(sender);
  const journals = openPushJournals();
  const { hospital } = sender;
  const { server } = line;
  return async (upload: FoundUpload, signal: AbortSignal): Promise<PushOutcome> => {
    const { path, beside, otherHospital } = upload;
    if (otherHospital) return { path, state: 'other-hospital', hospital: otherHospital };
    const read = await readUpload(upload, rules);
    if ('faults' in read) return { path, state: 'faulty', ...read };
    const { hash } = read;
    const before = await journals.find(beside, { server, hospital, hash });
    if (before) return { path, state: 'before', receipt: before.receipt, claims: before.claims };
    const answer = await line.send(read, signal);
    if (!answer.taken) return { path, state: 'refused', faults: answer.faults, said: answer.said };
    const { receipt, claims } = answer;
    await journals.note(beside, { server, hospital, hash, receipt, claims, at: now().toISOString() });
    return { path, state: 'accepted', receipt, claims };
  };
}
