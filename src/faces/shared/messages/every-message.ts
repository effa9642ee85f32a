import type { Language } from '../../../base/model/index.ts';
import { claimFigures as englishClaimFigures } from './claim-figures/english.ts';
import { claimFigures } from './claim-figures/thai.ts';
import { hospital as englishHospital } from './claims/hospital-english.ts';
import { hospital } from './claims/hospital-thai.ts';
import { disputes as englishDisputes } from './disputes/english.ts';
import { disputes } from './disputes/thai.ts';
import { area as englishArea } from './english/area.ts';
import { cohorts as englishCohorts } from './english/cohorts.ts';
import { explanation as englishExplanation } from './english/explanation.ts';
import { explore as englishExplore } from './english/explore.ts';
import { flags as englishFlags } from './english/flags.ts';
import { frame as englishFrame } from './english/frame.ts';
import { household as englishHousehold } from './english/household.ts';
import { lookup as englishLookup } from './english/lookup.ts';
import { people as englishPeople } from './english/people.ts';
import { person as englishPerson } from './english/person.ts';
import { programmes as englishProgrammes } from './english/programmes.ts';
import { review as englishReview } from './english/review.ts';
import { erasures as englishErasures } from './erasures/english.ts';
import { erasures } from './erasures/thai.ts';
import { home as englishHome } from './home/english.ts';
import { home } from './home/thai.ts';
import { lookUps as englishLookUps } from './look-ups/english.ts';
import { lookUps } from './look-ups/thai.ts';
import { openData as englishOpenData } from './open-data/english.ts';
import { openData } from './open-data/thai.ts';
import { protection as englishProtection } from './protection/english.ts';
import { protection } from './protection/thai.ts';
import { queues as englishQueues } from './queues/english.ts';
import { queues } from './queues/thai.ts';
import { reads as englishReads } from './reads/english.ts';
import { reads } from './reads/thai.ts';
import { sharing as englishSharing } from './sharing/english.ts';
import { sharing } from './sharing/thai.ts';
import { area } from './thai/area.ts';
import { cohorts } from './thai/cohorts.ts';
import { explanation } from './thai/explanation.ts';
import { explore } from './thai/explore.ts';
import { flags } from './thai/flags.ts';
import { frame } from './thai/frame.ts';
import { household } from './thai/household.ts';
import { lookup } from './thai/lookup.ts';
import { people } from './thai/people.ts';
import { person } from './thai/person.ts';
import { programmes } from './thai/programmes.ts';
import { review } from './thai/review.ts';
import { visits as englishVisits } from './visits/english.ts';
import { visits } from './visits/thai.ts';

const thai = {
  ...frame,
  ...household,
  ...area,
  ...protection,
  ...people,
  ...lookup,
  ...lookUps,
  ...erasures,
  ...person,
  ...review,
  ...flags,
  ...explanation,
  ...programmes,
  ...cohorts,
  ...openData,
  ...explore,
  ...disputes,
  ...home,
  ...reads,
  ...sharing,
  ...hospital,
  ...claimFigures,
  ...queues,
  ...visits,
};

/** The name of a message; Thai is written first, and English must have the same names. */
export type MessageId = keyof typeof thai;

/** Every sentence of every page, by language; pages that load later bring it with them. */
export const catalogue: Readonly<Record<Language, Readonly<Record<MessageId, string>>>> = {
  th: thai,
  en: {
    ...englishFrame,
    ...englishHousehold,
    ...englishArea,
    ...englishProtection,
    ...englishPeople,
    ...englishLookup,
    ...englishLookUps,
    ...englishErasures,
    ...englishPerson,
    ...englishReview,
    ...englishFlags,
    ...englishExplanation,
    ...englishProgrammes,
    ...englishCohorts,
    ...englishOpenData,
    ...englishExplore,
    ...englishDisputes,
    ...englishHome,
    ...englishReads,
    ...englishSharing,
    ...englishHospital,
    ...englishClaimFigures,
    ...englishQueues,
    ...englishVisits,
  },
};

/** Whether there is a message of that name: codes of the API become words only where there is one. */
export function isMessageId(text: string): text is MessageId {
  return Object.hasOwn(thai, text);
}
