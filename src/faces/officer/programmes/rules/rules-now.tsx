import type { ProgrammeAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import { StackingRules } from './stacking-rules.tsx';
import { Stretch } from './stretch.tsx';

type Props = Readonly<{ programme: ProgrammeAnswer }>;

/** What the programme says on the day of the data. */
export function RulesNow({ programme }: Props) {
  const { say, formats } = useWords();
  const version = programme.timeline.find(({ id }) => id === programme.inForce);
  const stretch = version?.stretches.findLast(({ from }) => from <= programme.on) ?? version?.stretches[0];
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{say('programme.rules', { date: formats.date(programme.on) })}</h2>
      {version && (
        <p className="soft">
          {version.to === null
            ? say('programme.rules.since', { from: formats.date(version.from) })
            : say('programme.rules.until', {
                from: formats.date(version.from),
                to: formats.date(version.to),
              })}
        </p>
      )}
      {stretch ? (
        <>
          <Stretch stretch={stretch} />
          <StackingRules stretch={stretch} />
        </>
      ) : (
        <p>{say('programme.none-now')}</p>
      )}
    </section>
  );
}
