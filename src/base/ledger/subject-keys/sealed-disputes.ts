import type { SealedText, Vault } from '../../keys/index.ts';
import type { Correction, Dispute, DisputeBook, DisputeStep, NewDisputeStep } from '../disputes/index.ts';

const SAID = 'dispute said';
const VALUE = 'dispute value';
const NOTE = 'dispute note';

/** The book of disputes with everything that people wrote in it sealed under the key of the person it is about. */
export function sealDisputes(book: DisputeBook, vault: Vault): DisputeBook {
  const sealStep = async (person: bigint, step: NewDisputeStep): Promise<NewDisputeStep> => ({
    ...step,
    value: await sealText(vault, { person, kind: VALUE, text: step.value }),
    note: await sealText(vault, { person, kind: NOTE, text: step.note }),
  });
  const openOne = async (dispute: Dispute) => (await openDisputes(vault, [dispute]))[0] ?? dispute;
  return {
    open: async (dispute, first, hand) => {
      const { personKey: person, said } = dispute;
      const sealed = { ...dispute, said: await sealText(vault, { person, kind: SAID, text: said }) };
      return openOne(await book.open(sealed, await sealStep(person, first), hand));
    },
    step: async (which, step, check) => {
      const seen = await book.find(which.id);
      const [person, opened] = seen ? [seen.personKey, await openOne(seen)] : [];
      const sealed = person === undefined ? step : await sealStep(person, step);
      // Nobody changes what was written, so a dispute with as many steps as were read is the one that was read.
      const checkOpened = (found: Dispute) =>
        check(opened?.history.length === found.history.length ? opened : found);
      return openOne(await book.step(which, sealed, checkOpened));
    },
    find: async (id) => {
      const found = await book.find(id);
      return found && openOne(found);
    },
    ofPerson: async (personKeys) => openDisputes(vault, await book.ofPerson(personKeys)),
    waiting: async (question) => openDisputes(vault, await book.waiting(question)),
    courses: (question) => book.courses(question),
    corrections: async () => openCorrections(vault, await book.corrections()),
  };
}

async function sealText(
  vault: Vault,
  { person, kind, text }: Readonly<{ person: bigint; kind: string; text: string | null }>,
): Promise<string | null> {
  return text === null ? null : vault.seal({ person, kind, text });
}

/** All texts of all disputes are opened in one go. */
async function openDisputes(vault: Vault, disputes: readonly Dispute[]): Promise<Dispute[]> {
  const texts: SealedText[] = [];
  const ask = (person: bigint, kind: string, sealed: string | null) => {
    if (sealed === null) return () => null;
    const place = texts.push({ person, kind, sealed }) - 1;
    return (opened: readonly (string | null)[]) => opened[place] ?? null;
  };
  const asked = disputes.map((dispute) => ({
    dispute,
    said: ask(dispute.personKey, SAID, dispute.said),
    history: dispute.history.map((step) => ({
      step,
      value: ask(dispute.personKey, VALUE, step.value),
      note: ask(dispute.personKey, NOTE, step.note),
    })),
  }));
  const opened = await vault.openAll(texts);
  return asked.map(({ dispute, said, history }) => ({
    ...dispute,
    said: said(opened),
    history: history.map(
      ({ step, value, note }): DisputeStep => ({
        ...step,
        value: value(opened),
        note: note(opened),
      }),
    ),
  }));
}

/** What was found right about people whose key was erased is known no more, and their registers count again. */
async function openCorrections(vault: Vault, corrections: readonly Correction[]): Promise<Correction[]> {
  const texts: SealedText[] = [];
  const ask = (person: bigint, kind: string, sealed: string | null) => {
    if (sealed === null) return () => null;
    const place = texts.push({ person, kind, sealed }) - 1;
    return (opened: readonly (string | null)[]) => opened[place] ?? undefined;
  };
  const asked = corrections.map((correction) => ({
    correction,
    said: ask(correction.personKey, SAID, correction.said),
    value: ask(correction.personKey, VALUE, correction.value),
  }));
  const opened = await vault.openAll(texts);
  return asked.flatMap(({ correction, ...told }) => {
    const [said, value] = [told.said(opened), told.value(opened)];
    return said === undefined || value === undefined ? [] : [{ ...correction, said, value }];
  });
}
