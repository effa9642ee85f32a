import {
  type EstimatedPeople,
  type MeasuredSurvey,
  measureOfSet,
  type SurveySet,
} from '../../../../stages/poverty/index.ts';

/** What `chipao poverty --json` prints: shares from 0 to 1, and null where there is nobody or no error to speak of. */
export function povertyAnswer(set: SurveySet, found: MeasuredSurvey) {
  const { weightsSum, cutOff } = measureOfSet(set);
  return {
    set: set.id,
    title: set.title,
    cutOff,
    weightsSum,
    rows: found.rows,
    sample: found.sampled,
    ...peopleAnswer(found.whole),
    groups: found.groups.map((group) => ({
      name: group.name,
      populationShare: group.populationShare,
      contribution: group.contribution,
      ...peopleAnswer(group),
    })),
  };
}

function peopleAnswer({ sums, figures, estimates, degrees }: EstimatedPeople) {
  return {
    countedRows: sums.rows,
    leftOut: sums.leftOut,
    people: figures.people,
    poor: figures.poor,
    degreesOfFreedom: degrees,
    headcount: estimates.headcount,
    headcountBounds: figures.headcountBounds,
    intensity: estimates.intensity,
    adjustedHeadcount: estimates.adjustedHeadcount,
    vulnerable: figures.vulnerable,
    severe: figures.severe,
    inequality: figures.inequality,
    indicators: estimates.indicators.map((one, place) => ({
      ...one,
      dimension: figures.indicators[place]?.dimension,
      weight: figures.indicators[place]?.weight,
    })),
    dimensions: estimates.dimensions,
  };
}
