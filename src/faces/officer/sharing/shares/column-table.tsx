import { useState } from 'react';
import type { SharingDetailAnswer } from '../../../../contract/index.ts';
import { TableHead, useWords, type Words } from '../../../shared/index.ts';
import styles from '../sharing.module.css';

type Share = SharingDetailAnswer['shares'][number];

/** The columns of a lone grant that has few stand open; others are laid out once somebody opens them. */
const FEW = 12;
const KNOWN = ['clear', 'token', 'band', 'prefix', 'year', 'last4', 'const'] as const;

/** Which columns leave, and what is left of each. */
export function ColumnTable({ share, isAlone }: Readonly<{ share: Share; isAlone: boolean }>) {
  const { say } = useWords();
  const { columns } = share;
  const [isOpen, setOpen] = useState(isAlone && columns.length <= FEW);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('sharing.columns', { count: columns.length })}</summary>
      {isOpen && <Columns columns={columns} />}
    </details>
  );
}

function Columns({ columns }: Pick<Share, 'columns'>) {
  const words = useWords();
  const { say, pick } = words;
  return (
    <table className="rows">
      <TableHead columns={[say('sharing.column'), say('sharing.leaves'), say('sharing.kind')]} />
      <tbody>
        {columns.map(({ name, title, mask, kind, identifies }) => (
          <tr key={name}>
            <th scope="row">
              {pick(title)}
              <span className={styles['under']}>{name}</span>
            </th>
            <td data-label={say('sharing.leaves')}>
              {maskWords(mask, words)}
              {identifies && mask === 'clear' && (
                <strong className={styles['warning']}>! {say('sharing.identifies')}</strong>
              )}
            </td>
            <td data-label={say('sharing.kind')}>{kind ? pick(kind) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A mask in words; one that is not known is told as it is written. */
function maskWords(mask: string, { say }: Words): string {
  const [kind, ...rest] = mask.split(':');
  const known = KNOWN.find((one) => one === kind);
  return known ? say(`sharing.mask.${known}`, { size: rest.join(':') }) : mask;
}
