import type { Protection } from '../../../contract/index.ts';
import { HeldBack, Noisy, useWords } from '../../shared/index.ts';
import { PeopleLink } from '../frame/index.ts';

type Props = Readonly<{
  area: Readonly<{ code: string; protection: Pick<Protection, 'kind' | 'within'> }>;
  measure: string;
  count: number | null | undefined;
  /** Why it is held back, where it is. */
  hidden: Protection['hidden'][string] | null | undefined;
  /** What the way to its list says of it. */
  label: (count: number) => string;
}>;

/** How many people a programme counts in an area: with its list for whoever sees true values, else with how far off it is. */
export function Count({ area, measure, count, hidden, label }: Props) {
  const { say, formats } = useWords();
  if (hidden) return <HeldBack reason={hidden} />;
  if (count === null || count === undefined) return <span className="soft">{say('unknown')}</span>;
  const text = formats.count(count);
  if (area.protection.kind === 'noise') return <Noisy text={text} noise={area.protection} counts="people" />;
  if (count === 0) return text;
  return (
    <PeopleLink code={area.code} measure={measure} label={label(count)}>
      {text}
    </PeopleLink>
  );
}
