import type { MeasureAnswer } from '../../../contract/index.ts';
import { useWords, writeFigure } from '../../shared/index.ts';
import { PeopleLink } from '../frame/index.ts';

type Props = Readonly<{
  code: string;
  measure: MeasureAnswer;
  group?: string | undefined;
  value: number | undefined;
  /** How the number is written; as a whole number when nothing is said. */
  text?: string;
}>;

/** A figure that leads to its list of people, where there is one; what is not known says so and is never zero. */
export function FigureLink({ code, measure, group, value, text }: Props) {
  const { say, pick, formats } = useWords();
  if (value === undefined) return <span title={say('unknown')}>{say('unknown')}</span>;
  const written = text ?? writeFigure(measure.unit, value, formats);
  if (!measure.hasList || value === 0) return <span>{written}</span>;
  const label = say('headlines.list', { title: pick(measure.title), count: value });
  return (
    <PeopleLink code={code} measure={measure.id} group={group} label={label}>
      {written}
    </PeopleLink>
  );
}
