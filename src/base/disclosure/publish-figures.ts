import type { AreaFigures, CountedFigure, HiddenReason, ProtectedFigures } from './area-figures.ts';
import { EVERYONE, type Publication, type PublishedMeasure } from './publication.ts';
import { withRates } from './rates.ts';

/** What comes of one figure: a number, or why there is none. */
type Outcome = number | HiddenReason;

type Group = Readonly<{
  id: string;
  counted: ReadonlyMap<string, CountedFigure>;
  /** Why nothing is published of it, not even how many there are: that number and one of an area around could give the rest away. */
  closed: HiddenReason | undefined;
}>;

/**
 * The figures of an area as everybody may have them. Whether one is held back is decided from published numbers wherever it can be, and
 * never from figures that are not published, so that neither a number nor its absence tells more than the noise lets through.
 */
export function publishFigures(area: AreaFigures, publication: Publication): ProtectedFigures {
  const byGroup = Map.groupBy(area.figures, ({ grouping }) => grouping);
  const countedOf = (id: string) =>
    new Map((byGroup.get(id) ?? []).map((figure) => [figure.measure, figure]));
  const all = countedOf(EVERYONE);
  const closed = whyClosed(all, publication);
  const publish = (id: string, counted: Group['counted']) =>
    area.keyed
      ? publishGroup(
          { id, counted, closed: closed ?? whyGroupClosed(id, [all, counted], publication) },
          area.known,
          publication,
        )
      : allHidden(area.known, publication);
  const everyone = publish(EVERYONE, all);
  const groups = publication.groups
    .filter((id) => area.groups.includes(id))
    .map((id) => [id, publish(id, countedOf(id))] as const);
  return {
    everyone: everyone.figures,
    groups: Object.fromEntries(groups.map(([id, { figures }]) => [id, figures])),
    protection: {
      kind: 'noise',
      within: publication.settings.noise.greatest,
      hidden: everyone.hidden,
      hiddenInGroups: Object.fromEntries(groups.map(([id, { hidden }]) => [id, hidden])),
    },
  };
}

/** An area of few people; and one that is all but a few people of an area around, whose figures less its own would be those of the few. */
function whyClosed(counted: Group['counted'], publication: Publication): HiddenReason | undefined {
  const { everybody, settings } = publication;
  if (noisyCount(counted, everybody, publication) < settings.floorPeople) return 'FEW_IN_AREA';
  return (counted.get(everybody)?.rest ?? null) === null ? undefined : 'FEW_BESIDE';
}

/** A group of few people, or one to which all but a few of the area belong, or of the same group around it. */
function whyGroupClosed(
  id: string,
  [all, counted]: readonly [Group['counted'], Group['counted']],
  publication: Publication,
): HiddenReason | undefined {
  if (id === EVERYONE) return undefined;
  const { everybody, settings } = publication;
  const own = whyClosed(counted, publication);
  if (own) return own === 'FEW_IN_AREA' ? 'FEW_IN_GROUP' : own;
  const others = (all.get(everybody)?.value ?? 0) - (counted.get(everybody)?.value ?? 0);
  return others > 0 && others < settings.floorPeople ? 'FEW_BESIDE' : undefined;
}

type Published = Readonly<{ figures: Record<string, number>; hidden: Record<string, HiddenReason> }>;

function publishGroup(group: Group, known: readonly string[], publication: Publication): Published {
  const { everybody } = publication;
  const people = noisyCount(group.counted, everybody, publication);
  const figures: Record<string, number> = {};
  const hidden: Record<string, HiddenReason> = {};
  for (const id of known) {
    const measure = publication.measures.get(id);
    const outcome = measure ? outcomeOf(measure, { group, people, publication }) : 'NOT_PUBLISHED';
    if (typeof outcome === 'number') figures[id] = outcome;
    else hidden[id] = outcome;
  }
  return addRates({ figures, hidden }, publication);
}

type Surroundings = Readonly<{ group: Group; people: number; publication: Publication }>;

function outcomeOf(measure: PublishedMeasure, { group, people, publication }: Surroundings): Outcome {
  const { settings, everybody } = publication;
  if (measure.publish === 'no') return 'NOT_PUBLISHED';
  if (group.id !== EVERYONE && !measure.byGroup) return 'NOT_BY_GROUP';
  if (group.closed) return group.closed;
  if (measure.id === everybody) return people;
  if (measure.publish === 'sums') return sumOf(measure.id, group, publication);
  const count = noisyCount(group.counted, measure.id, publication);
  const isNearlyAll = measure.tellsOfEach && count * 100 >= people * settings.wholePercent;
  return isNearlyAll ? 'NEARLY_ALL' : count;
}

function noisyCount(counted: Group['counted'], measure: string, { noise }: Publication): number {
  const figure = counted.get(measure);
  if (!figure || figure.value === 0 || figure.cellKey === null) return 0;
  return noise.perturb(figure.value, figure.cellKey);
}

/**
 * A sum moves by as many of its largest part as the count of its people moves by people: one person more or less hides in it as well as
 * in the count. A mean of the true sum is never given beside the noisy count.
 */
function sumOf(measure: string, { counted }: Group, { settings, noise }: Publication): Outcome {
  const figure = counted.get(measure);
  if (!figure?.contributors || figure.cellKey === null) return 0;
  const shift = noise.noiseOf(figure.contributors, figure.cellKey);
  const people = figure.contributors + shift;
  if (people === 0) return 0;
  if (people < settings.fewPeople) return 'FEW_COUNTED';
  const largest = figure.largest ?? 0;
  const rest = figure.value - largest - (figure.second ?? 0);
  if (rest * 100 < largest * settings.dominancePercent) return 'DOMINATED';
  // Told in whole largest parts: what is left over of a sum would tell, beside other sums, how many make it up.
  const parts = largest === 0 ? 0 : Math.round((figure.value + shift * largest) / largest);
  return Math.max(0, parts * largest);
}

/** A rate is worked out of what is published, and is held back with its parts. */
function addRates({ figures, hidden }: Published, { rates, settings }: Publication): Published {
  const given = rates.filter(({ id, numerator, denominator }) => {
    const reason = hidden[numerator] ?? hidden[denominator];
    const among = figures[denominator] ?? 0;
    if (reason) hidden[id] = reason;
    else if (among > 0 && among < settings.fewPeople) hidden[id] = 'FEW_COUNTED';
    return hidden[id] === undefined;
  });
  return { figures: withRates(figures, given), hidden };
}

function allHidden(known: readonly string[], publication: Publication): Published {
  const hidden = Object.fromEntries(known.map((id) => [id, 'NOT_PUBLISHED' as const]));
  return addRates({ figures: {}, hidden }, publication);
}
