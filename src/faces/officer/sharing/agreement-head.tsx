import { Link } from '@tanstack/react-router';
import type { SharingDetailAnswer } from '../../../contract/index.ts';
import { Unverified, useWords } from '../../shared/index.ts';
import styles from './sharing.module.css';
import { useSpanWords } from './use-span-words.ts';

const HASH_SHOWN = 23;

type Props = Readonly<{ detail: SharingDetailAnswer }>;

/** What it is, how it stands, what citizens read of it, and by which law it is. */
export function AgreementHead({ detail }: Props) {
  const { say, pick } = useWords();
  const { id, version, title, state, warnings, citizen, hash } = detail;
  return (
    <header className={styles['part']}>
      <h1>{pick(title)}</h1>
      <p>
        <strong>{say(`sharing.state.${state}`)}</strong> · {say('sharing.version', { version })} · {id}
        {warnings.map((warning) => (
          <strong key={warning} className={styles['warning']}>
            ! {say(`sharing.warning.${warning}`)}
          </strong>
        ))}
      </p>
      <OtherVersions detail={detail} />
      <p className="soft">
        {say('sharing.hash')}: <code title={hash}>{hash.slice(0, HASH_SHOWN)}…</code>
      </p>
      <section aria-labelledby="citizen" className={styles['citizen']}>
        <h2 id="citizen">{say('sharing.citizen')}</h2>
        <p>{pick(citizen)}</p>
      </section>
      <Law detail={detail} />
    </header>
  );
}

function OtherVersions({ detail: { id, version, versions } }: Props) {
  const { say } = useWords();
  const others = versions.filter((one) => one.version !== version);
  if (others.length === 0) return null;
  return (
    <nav aria-label={say('sharing.versions')} className="no-paper">
      {say('sharing.versions')}:{' '}
      {others.map((one) => (
        <Link
          key={one.version}
          to="/sharing/$agreement/$version"
          params={{ agreement: id, version: String(one.version) }}
        >
          {say('sharing.version', { version: one.version })} ({say(`sharing.state.${one.state}`)}){' '}
        </Link>
      ))}
    </nav>
  );
}

function Law({ detail }: Props) {
  const { say, pick, formats } = useWords();
  const span = useSpanWords();
  const { purposes, bases, valid, reviewEvery, reviewOn } = detail;
  const terms = (all: SharingDetailAnswer['bases']) => (
    <ul className={styles['plain']}>
      {all.map(({ term, title, verified }) => (
        <li key={term}>
          {pick(title)}
          {!verified && <Unverified />}
        </li>
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="law">
      <h2 id="law">{say('sharing.why')}</h2>
      <dl className={styles['facts']}>
        <dt>{say('sharing.purpose')}</dt>
        <dd>{terms(purposes)}</dd>
        <dt>{say('sharing.basis')}</dt>
        <dd>{terms(bases)}</dd>
        <dt>{say('sharing.valid')}</dt>
        <dd>
          {formats.date(valid.from)} – {say('sharing.until.before', { date: formats.date(valid.until) })}
        </dd>
        <dt>{say('sharing.review-every')}</dt>
        <dd>
          {span(reviewEvery)}
          {reviewOn && ` · ${say('sharing.review')} ${formats.date(reviewOn)}`}
        </dd>
      </dl>
    </section>
  );
}
