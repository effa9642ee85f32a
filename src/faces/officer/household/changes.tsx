import { Button } from '@mantine/core';
import type { HouseholdPackageAnswer } from '../../../contract/index.ts';
import { useWords, type Words } from '../../shared/index.ts';
import { Differences } from './differences.tsx';
import styles from './household.module.css';
import { memberName } from './member-name.ts';
import { signedBaht } from './signed-baht.ts';

type Props = Readonly<{ found: HouseholdPackageAnswer; onRemove: (place: number) => void }>;

/** The changes asked about, and what they would make of the package. */
export function Changes({ found, onRemove }: Props) {
  const words = useWords();
  const { say, pick, formats } = words;
  if (!found.after) return null;
  return (
    <div className={styles['changes']} aria-live="polite">
      <ul className={styles['asked']}>
        {found.changes.map((change, place) => {
          const text = changeText(change, found, words);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a change is named by its place
            <li key={place}>
              {text}{' '}
              <Button variant="subtle" size="compact-sm" className="no-paper" onClick={() => onRemove(place)}>
                <span aria-hidden="true">✕</span>
                <span className="heard">{say('package.change.remove', { change: text })}</span>
              </Button>
            </li>
          );
        })}
      </ul>
      <p className={styles['beforeAfter']}>
        {say('package.before-after', {
          before: formats.baht(found.package.totals.best.satangAYear),
          after: formats.baht(found.after.totals.best.satangAYear),
        })}
      </p>
      <Differences found={found} />
      <p className="soft">
        {say('package.assumed')}: {found.assumed.map(pick).join(' ')}
      </p>
    </div>
  );
}

function changeText(
  change: HouseholdPackageAnswer['changes'][number],
  found: HouseholdPackageAnswer,
  words: Words,
): string {
  const { say, formats } = words;
  return say(`package.said.${change.kind}`, {
    name: memberName(found, change.member, words),
    date: change.on ? formats.date(change.on) : '',
    baht: signedBaht(change.satangAYear ?? 0, words),
  });
}
