import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AuditRead } from '../../../contract/index.ts';
import { useWords } from '../../shared/index.ts';
import { ReadProof } from './read-proof.tsx';
import styles from './reads.module.css';
import { useReadWords } from './use-read-words.ts';

type Props = Readonly<{ read: AuditRead; columns: number }>;

/** One look at personal data, and below it the check of its evidence once asked for. */
export function ReadLine({ read, columns }: Props) {
  const { say, pick, formats } = useWords();
  const words = useReadWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <tr>
        <th scope="row">{formats.moment(read.at)}</th>
        <td data-label={say('reads.who')}>
          {read.by ?? <span className="soft">{say('reads.nobody')}</span>}
          <span className={styles['more']}>{words.role(read.role)}</span>
        </td>
        <td data-label={say('reads.did')}>
          {words.act(read.act)}
          {read.fields && (
            <span className={styles['more']}>
              {say('reads.fields', { fields: formats.list(read.fields) })}
            </span>
          )}
        </td>
        <td data-label={say('reads.purpose')}>
          {words.purpose(read.purpose)}
          <span className={styles['more']}>
            {read.agreement === null
              ? say('reads.no-agreement')
              : say('reads.agreement', { agreement: read.agreement })}
          </span>
          {read.reason !== null && (
            <span className={styles['more']}>{say('reads.reason', { reason: read.reason })}</span>
          )}
        </td>
        <td data-label={say('reads.area')}>
          {read.area?.name ? pick(read.area.name) : (read.area?.code ?? '–')}
        </td>
        <td data-label={say('reads.people')} data-number>
          {read.bulk ? say('reads.bulk') : say('reads.people.count', { count: read.people })}
        </td>
        <td data-label={say('reads.log')}>
          <Evidence entry={read.entry} isOpen={isOpen} onOpen={() => setOpen(!isOpen)} />
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={columns} data-whole>
            <ReadProof read={read.id} />
          </td>
        </tr>
      )}
    </>
  );
}

type EvidenceProps = Readonly<{ entry: number | null; isOpen: boolean; onOpen: () => void }>;

function Evidence({ entry, isOpen, onOpen }: EvidenceProps) {
  const { say } = useWords();
  if (entry === null) return <span className="soft">{say('reads.waiting')}</span>;
  return (
    <>
      {say('reads.entry', { entry })}{' '}
      <Button
        variant="default"
        size="compact-sm"
        className="no-paper"
        aria-expanded={isOpen}
        aria-label={say('reads.check.of', { entry })}
        onClick={onOpen}
      >
        {say('reads.check')}
      </Button>
    </>
  );
}
