import type { ProgrammeAnswer } from '../../../../contract/index.ts';
import { Unverified, useWords, type Words } from '../../../shared/index.ts';
import styles from './rules.module.css';
import { spanOf, timesOf } from './spans.ts';
import { Stretch } from './stretch.tsx';

type Props = Readonly<{ programme: ProgrammeAnswer }>;
type Version = ProgrammeAnswer['timeline'][number];

/** Every version on one scale of time, each opening to what it says. */
export function Timeline({ programme }: Props) {
  const { say } = useWords();
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{say('programme.timeline')}</h2>
      <p className="soft">{say('programme.timeline.note')}</p>
      <ol className={styles['timeline']}>
        {programme.timeline.map((version) => (
          <VersionLine key={`${version.id} ${version.knownFrom}`} version={version} programme={programme} />
        ))}
      </ol>
      {programme.overlays.length > 0 && <Overlays programme={programme} />}
    </section>
  );
}

function VersionLine({ version, programme }: Props & Readonly<{ version: Version }>) {
  const words = useWords();
  const { say, formats } = words;
  const isInForce = version.id === programme.inForce;
  const { knownFrom } = version;
  const head = programme.versions.find(({ id }) => id === version.id);
  return (
    <li data-in-force={isInForce || undefined}>
      <Span of={version} programme={programme} />
      <details>
        <summary>
          {daysText(version, words)}
          {isInForce && <strong> · {say('programme.in-force')}</strong>}
        </summary>
        {version.stretches.map((stretch) => (
          <div key={stretch.from} className={styles['open']}>
            {version.stretches.length > 1 && (
              <p>
                <strong>{say('programme.stretch', { from: formats.date(stretch.from) })}</strong>{' '}
                <span className="soft">
                  {say('programme.stretch.conditions', {
                    count: stretch.conditions.length,
                    exceptions: stretch.exceptions.length,
                  })}
                </span>
              </p>
            )}
            <Stretch stretch={stretch} />
          </div>
        ))}
      </details>
      {knownFrom && knownFrom !== version.from && (
        <span className="soft">{say('programme.known-from', { date: formats.date(knownFrom) })}</span>
      )}
      {head?.verified === false && <Unverified whole />}
    </li>
  );
}

function Overlays({ programme }: Props) {
  const words = useWords();
  const { say, pick } = words;
  return (
    <>
      <h3>{say('programme.overlays')}</h3>
      <ol className={styles['timeline']}>
        {programme.overlays.map((overlay) => (
          <li key={overlay.id}>
            <Span of={overlay} programme={programme} />
            <p>
              {pick(overlay.text)} <span className="soft">{daysText(overlay, words)}</span>
              {!overlay.verified && <Unverified />}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The time something held, as a bar; the same days stand beside it in words. */
function Span({ of, programme }: Props & Readonly<{ of: Pick<Version, 'from' | 'to'> }>) {
  const { start, part } = spanOf(of, timesOf(programme));
  return (
    <span className={styles['track']} aria-hidden="true">
      <span style={{ insetInlineStart: `${start * 100}%`, width: `${part * 100}%` }} />
    </span>
  );
}

function daysText({ from, to }: Pick<Version, 'from' | 'to'>, { say, formats }: Words): string {
  return to === null
    ? say('programme.from-on', { from: formats.date(from) })
    : say('programme.from-to', { from: formats.date(from), to: formats.date(to) });
}
