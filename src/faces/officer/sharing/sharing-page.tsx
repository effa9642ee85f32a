import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SharingListAnswer } from '../../../contract/index.ts';
import {
  ApiCalls,
  ProblemNote,
  Shape,
  StateNote,
  sharingPaths,
  sharingQuestions,
  TableHead,
  useWords,
} from '../../shared/index.ts';
import { usePageTitle } from '../frame/index.ts';
import { needsSignIn, SignInNeeded } from '../session/index.ts';
import { agencies } from './agencies.ts';
import styles from './sharing.module.css';

type Version = SharingListAnswer['agreements'][number];
type Group = 'in-force' | 'proposed' | 'ended';

const SHAPE = [52, 52, 52, 40, 52, 52];
const GROUPS: Readonly<Record<Group, readonly Version['state'][]>> = {
  'in-force': ['active', 'suspended'],
  proposed: ['proposed', 'draft'],
  ended: ['revoked', 'expired'],
};
const ORDER = ['in-force', 'proposed', 'ended'] as const;

/** Agreements of one's agency, or all: those in force, those that wait for signatures, and those that ended. */
export function SharingPage() {
  const { say } = useWords();
  const list = useQuery(sharingQuestions.list());
  usePageTitle(say('sharing.title'));
  const needed = needsSignIn(list.error);
  if (needed) return <SignInNeeded level={1} title="sharing.needed" why={needed} />;
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h1>{say('sharing.title')}</h1>
        <p className="soft">{say('sharing.what')}</p>
      </header>
      {list.isPending && <Shape heights={SHAPE} />}
      {list.isError && <ProblemNote thrown={list.error} onRetry={() => void list.refetch()} />}
      {list.data && <Versions list={list.data} />}
      <ApiCalls paths={[sharingPaths.list, sharingPaths.register]} />
    </div>
  );
}

function Versions({ list }: Readonly<{ list: SharingListAnswer }>) {
  const { say } = useWords();
  if (list.agreements.length === 0)
    return (
      <StateNote title={say('sharing.empty')}>
        <p>{say('sharing.empty.why', { path: sharingPaths.register })}</p>
      </StateNote>
    );
  return (
    <>
      <p role="status">{say(list.party === null ? 'sharing.all' : 'sharing.own')}</p>
      {ORDER.map((group) => (
        <VersionTable
          key={group}
          group={group}
          versions={list.agreements.filter(({ state }) => GROUPS[group].includes(state))}
        />
      ))}
    </>
  );
}

function VersionTable({ group, versions }: Readonly<{ group: Group; versions: readonly Version[] }>) {
  const { say } = useWords();
  return (
    <section aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{say(`sharing.${group}`)}</h2>
      {versions.length === 0 && <p className="soft">{say(`sharing.none.${group}`)}</p>}
      {versions.length > 0 && (
        <table className="rows" aria-labelledby={`group-${group}`}>
          <TableHead
            columns={[
              say('sharing.agreement'),
              say('sharing.between'),
              say('sharing.state'),
              say('sharing.signatures'),
              say('sharing.until'),
              say('sharing.review'),
            ]}
          />
          <tbody>
            {versions.map((version) => (
              <VersionLine key={version.hash} version={version} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function VersionLine({ version }: Readonly<{ version: Version }>) {
  const words = useWords();
  const { say, pick, formats } = words;
  const { id, version: number, title, state, warnings, valid, daysLeft, reviewOn } = version;
  const isInUse = state === 'active' || state === 'suspended';
  return (
    <tr data-agreement={id}>
      <th scope="row">
        <Link to="/sharing/$agreement/$version" params={{ agreement: id, version: String(number) }}>
          {pick(title)}
        </Link>
        <span className={styles['under']}>
          {id} · {say('sharing.version', { version: number })}
        </span>
      </th>
      <td data-label={say('sharing.between')} data-whole>
        {say('sharing.from-to', {
          givers: agencies(version.givers, words),
          receivers: version.receivers.length > 0 ? agencies(version.receivers, words) : '–',
        })}
      </td>
      <td data-label={say('sharing.state')}>
        {say(`sharing.state.${state}`)}
        {warnings.map((warning) => (
          <strong key={warning} className={styles['warning']}>
            ! {say(`sharing.warning.${warning}`)}
          </strong>
        ))}
      </td>
      <td data-label={say('sharing.signatures')} className={styles['short']}>
        {say('sharing.signed-of', { signed: version.signed, parties: version.parties })}
      </td>
      <td data-label={say('sharing.until')} className={styles['short']}>
        {say('sharing.until.before', { date: formats.date(valid.until) })}
        {isInUse && daysLeft > 0 && (
          <span className={styles['under']}>{say('sharing.days-left', { days: daysLeft })}</span>
        )}
      </td>
      <td data-label={say('sharing.review')} className={styles['short']}>
        {isInUse && reviewOn ? formats.date(reviewOn) : '–'}
      </td>
    </tr>
  );
}
