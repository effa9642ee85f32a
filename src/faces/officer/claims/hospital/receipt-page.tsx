import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReceiptPageAnswer } from '../../../../contract/index.ts';
import { ApiCalls, claimPaths, claimQuestions, TableHead, useWords } from '../../../shared/index.ts';
import { ClaimsTable, FactList, HospitalFrame, OneThing, useClaimWords } from '../frame/index.ts';
import { Standings } from './standings.tsx';
import styles from './uploads.module.css';

const SHAPE = [44, 160, 200];

/** One upload as it was taken: what came, under which receipt, and how its claims stand; made to be printed. */
export function ReceiptPage() {
  const { say } = useWords();
  const { receipt } = useParams({ from: '/claims/receipts/$receipt' });
  const page = useQuery(claimQuestions.receipt(receipt));
  const title = say('hospital.receipt.title', { receipt });
  return (
    <HospitalFrame title={title} asOf={page.data?.asOf}>
      <OneThing
        page={page}
        unknown={{ title: 'hospital.receipt.unknown', code: 'CLAIM_RECEIPT_UNKNOWN' }}
        heights={SHAPE}
      >
        {(data) => <Receipt page={data} />}
      </OneThing>
      <ApiCalls paths={[claimPaths.receipt(receipt)]} />
    </HospitalFrame>
  );
}

function Receipt({ page }: Readonly<{ page: ReceiptPageAnswer }>) {
  const { say } = useWords();
  const { kept } = page.sending;
  if (!kept) return null;
  return (
    <>
      <header className={styles['title']}>
        <h1>{say('hospital.receipt.title', { receipt: kept.receipt })}</h1>
        <p>{say('hospital.receipt.what')}</p>
        <Button variant="default" className="no-paper" onClick={() => window.print()}>
          {say('hospital.receipt.print')}
        </Button>
      </header>
      <Facts page={page} kept={kept} />
      <Files page={page} />
      <section aria-labelledby="claims" className={styles['block']}>
        <h2 id="claims">{say('hospital.receipt.claims')}</h2>
        <ClaimsTable
          question={{ receipt: kept.receipt }}
          empty={<p className="soft">{say('hospital.sending.elsewhere', { claims: kept.claims })}</p>}
        />
      </section>
    </>
  );
}

type FactsProps = Readonly<{
  page: ReceiptPageAnswer;
  kept: NonNullable<ReceiptPageAnswer['sending']['kept']>;
}>;

function Facts({ page: { sending, digest, hospital }, kept }: FactsProps) {
  const { say, formats } = useWords();
  const words = useClaimWords();
  const facts = [
    ['hospital.receipt.at', formats.moment(sending.at)],
    ['hospital.receipt.by', `${[hospital.name, hospital.code].filter(Boolean).join(' ')} · ${sending.login}`],
    ['hospital.sending.api', sending.api === 'page' ? say('hospital.sending.page') : sending.api],
    ['hospital.sending.period', words.month(kept.period)],
    ['hospital.sending.rows', formats.count(kept.rows)],
    ['hospital.sending.claims', formats.count(kept.claims)],
    ['hospital.receipt.size', say('hospital.receipt.bytes', { bytes: sending.sizeBytes })],
  ] as const;
  return (
    <FactList facts={facts}>
      <div data-whole>
        <dt>{say('hospital.sending.state')}</dt>
        <dd>
          <Standings kept={kept} />
        </dd>
      </div>
      <div data-whole>
        <dt>{say('hospital.receipt.digest')}</dt>
        <dd>
          <code className={styles['digest']}>{digest}</code>
        </dd>
      </div>
    </FactList>
  );
}

function Files({ page: { files } }: Readonly<{ page: ReceiptPageAnswer }>) {
  const { say } = useWords();
  return (
    <section aria-labelledby="files" className={styles['block']}>
      <h2 id="files">{say('hospital.receipt.files')}</h2>
      <table className={`rows ${styles['received']}`} data-dense>
        <TableHead
          columns={[
            say('hospital.checked.file'),
            { number: say('hospital.receipt.size') },
            say('hospital.receipt.sha256'),
          ]}
        />
        <tbody>
          {files.map(({ name, bytes, sha256 }) => (
            <tr key={`${name} ${sha256}`}>
              <th scope="row">{name}</th>
              <td data-number>{say('hospital.receipt.bytes', { bytes })}</td>
              <td data-whole>
                <code className={styles['digest']}>{sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
