import type { MeasureAnswer, Protection } from '../../../contract/index.ts';
import { HeldBack, Noisy, protectionOf, useWords, writeFigure } from '../../shared/index.ts';
import { PeopleLink } from '../frame/index.ts';

type Props = Readonly<{
  code: string;
  measure: MeasureAnswer;
  group?: string | undefined;
  value: number | undefined;
  /** How the figures of that area are protected. */
  protection: Protection;
  /** How the number is written; as a whole number when nothing is said. */
  text?: string;
}>;

/**
 * A figure that leads to its list of people, where there is one; a published one tells how far off it is instead. What is held back says
 * why, and what is not known says so and is never zero.
 */
export function FigureLink({ code, measure, group, value, protection, text }: Props) {
  const { say, pick, formats } = useWords();
  const cell = protectionOf(protection, group);
  const reason = cell.hidden[measure.id];
  if (reason) return <HeldBack reason={reason} />;
  if (value === undefined) return <span title={say('unknown')}>{say('unknown')}</span>;
  const written = text ?? writeFigure(measure.unit, value, formats);
  if (cell.kind === 'noise')
    return <Noisy text={written} noise={cell} counts={measure.unit === 'people' ? 'people' : 'others'} />;
  if (!measure.hasList || value === 0) return <span>{written}</span>;
  const label = say('headlines.list', { title: pick(measure.title), count: value });
  return (
    <PeopleLink code={code} measure={measure.id} group={group} label={label}>
      {written}
    </PeopleLink>
  );
}
