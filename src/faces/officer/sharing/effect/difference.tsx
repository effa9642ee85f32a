import type { Text } from '../../../../base/model/index.ts';
import type { SharingEffectAnswer, ToldCountAnswer } from '../../../../contract/index.ts';
import { useWords, type Words } from '../../../shared/index.ts';
import styles from '../sharing.module.css';
import { countWords } from './count-words.ts';

type Props = Readonly<{ effect: SharingEffectAnswer }>;
type Grant = SharingEffectAnswer['grants'][number];

/** What a version adds to and takes from the one it follows, in people and columns. */
export function Difference({ effect }: Props) {
  const { say } = useWords();
  const { against, grants, widenings } = effect;
  if (against === null) return <p className="soft">{say('sharing.effect.first')}</p>;
  return (
    <section aria-labelledby="against">
      <h3 id="against">{say('sharing.effect.against', { version: against })}</h3>
      <ul className={styles['plain']}>
        {grants.map((grant) => (
          <GrantLine key={grant.grant} grant={grant} effect={effect} />
        ))}
      </ul>
      {widenings.length === 0 && <p>✓ {say('sharing.effect.not-wider')}</p>}
      {widenings.length > 0 && (
        <>
          <p className={styles['caution']}>
            <strong>! {say('sharing.effect.wider')}</strong>
          </p>
          <ul className={styles['plain']}>
            {widenings.map(({ grant, path, from, to }) => (
              <li key={`${grant} ${path}`}>
                <code>
                  {say('sharing.effect.change', {
                    path: grant === '*' ? path : `${grant}.${path}`,
                    from: from || say('sharing.nothing'),
                    to: to || say('sharing.nothing'),
                  })}
                </code>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function GrantLine({ grant, effect }: Readonly<{ grant: Grant }> & Props) {
  const words = useWords();
  const { say, pick, formats } = words;
  const title = effect.reach.find((one) => one.grant === grant.grant)?.title;
  const added = someOf(grant.peopleAdded, grant.columnsAdded, words);
  const removed = someOf(grant.peopleRemoved, grant.columnsRemoved, words);
  const parts = [
    added && `${say('sharing.effect.adds')} ${added}`,
    removed && `${say('sharing.effect.removes')} ${removed}`,
    grant.columnsChanged.length > 0 &&
      say('sharing.effect.otherwise', { columns: formats.list(grant.columnsChanged.map(pick)) }),
    grant.meansOtherwise && say('sharing.effect.means'),
  ].filter(Boolean);
  return (
    <li>
      <strong>{title ? pick(title) : grant.grant}</strong>:{' '}
      {parts.length > 0 ? parts.join(' · ') : say('sharing.effect.same')}
    </li>
  );
}

function someOf(people: ToldCountAnswer | null, columns: readonly Text[], words: Words): string {
  const { say, pick, formats } = words;
  const parts = [
    people && people.count !== 0 && say('sharing.effect.some-people', { count: countWords(people, words) }),
    columns.length > 0 && formats.list(columns.map(pick)),
  ];
  return parts.filter(Boolean).join(', ');
}
