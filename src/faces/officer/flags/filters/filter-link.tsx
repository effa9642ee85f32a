import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../../shared/index.ts';
import type { FlagsChoice } from '../../frame/index.ts';
import type { FlagSum } from '../use-flags.ts';
import styles from './filters.module.css';

/** What a link changes; what is named and undefined is let go. */
type Change = Readonly<{ [Name in keyof FlagsChoice]?: FlagsChoice[Name] | undefined }>;

type Props = Readonly<{ choice: Change; label: string; sum?: FlagSum; isHere?: boolean }>;

/** One way to narrow the list, with what would be in it; the other choices stay. */
export function FilterLink({ choice, label, sum, isHere }: Props) {
  const { say, formats } = useWords();
  const { code } = useParams({ from: '/area/$code/flags' });
  const now = useSearch({ from: '/area/$code/flags' });
  const here = isHere ?? isChosen(now, choice);
  return (
    <li>
      <Link
        to="/area/$code/flags"
        params={{ code }}
        search={chosenWith(now, choice)}
        className={styles['filter'] ?? ''}
        aria-current={here ? 'true' : undefined}
        activeOptions={{ exact: true, includeSearch: true }}
        resetScroll={false}
      >
        <span>{label}</span>
        {sum && (
          <span className={styles['sum']}>
            <span>{formats.count(sum.flags)}</span>
            {sum.satangAMonth > 0 && (
              <span className="soft">
                {say('flags.money', { baht: formats.shortBaht(sum.satangAMonth) })}
              </span>
            )}
          </span>
        )}
      </Link>
    </li>
  );
}

const NAMES = ['kind', 'programme', 'state', 'atLeast'] as const;

function isChosen(now: FlagsChoice, change: Change): boolean {
  return NAMES.every((name) => !(name in change) || now[name] === change[name]);
}

function chosenWith(now: FlagsChoice, change: Change): FlagsChoice {
  const { kind, programme, state, atLeast } = { ...now, ...change };
  return {
    ...(kind ? { kind } : {}),
    ...(programme ? { programme } : {}),
    ...(state ? { state } : {}),
    ...(atLeast ? { atLeast } : {}),
  };
}
