import { type Condition, type ConditionNames, describeCondition } from '../../../base/condition/index.ts';
import type { Language, Text } from '../../../base/model/index.ts';
import type { CohortReading } from '../cohort-desk.ts';
import { measureFor } from './compile.ts';

/** A condition as one sentence in each language; what the content no longer has stands by its id. */
export function sentencesOf(reading: CohortReading, condition: Condition): Text {
  return {
    th: describeCondition(condition, 'th', namesIn(reading, 'th')),
    en: describeCondition(condition, 'en', namesIn(reading, 'en')),
  };
}

function namesIn(reading: CohortReading, language: Language): ConditionNames {
  const { programmes, measures } = reading.country;
  const titleIn = (content: readonly Readonly<{ id: string; title: Text }>[]) => (wanted: string) =>
    content.find((one) => one.id === wanted)?.title[language] ?? wanted;
  const measureTitle = (leaf: Parameters<typeof measureFor>[1], fallback: string) => {
    try {
      return measureFor(reading, leaf).title[language];
    } catch {
      return fallback;
    }
  };
  return {
    area: (code) => {
      const { nameTh, nameEn } = reading.places.nearest(code);
      return language === 'th' ? nameTh : nameEn;
    },
    measure: (id) => measureTitle({ measure: id }, id),
    dimension: (id) => measureTitle({ dimension: id }, id),
    stage: titleIn(measures.stages),
    group: titleIn(measures.groups),
    programme: titleIn(programmes),
  };
}
