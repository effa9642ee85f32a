import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReceiptAnswer, SharingDetailAnswer } from '../../../contract/index.ts';
import { ProblemNote, Shape, sharingQuestions, TableHead, useReplay, useWords } from '../../shared/index.ts';
import styles from './sharing.module.css';

const SHAPE = [44, 44, 44];

type Props = Readonly<{ detail: SharingDetailAnswer }>;

/** What was given today against what may be, and every delivery with its receipt. */
export function Given({ detail }: Props) {
  const { say } = useWords();
  const receipts = useQuery(sharingQuestions.receipts(detail.id));
  const all = receipts.data?.receipts.filter(({ agreementHash }) => agreementHash === detail.hash) ?? [];
  return (
    <section aria-labelledby="given" className={styles['part']}>
      <h2 id="given">{say('sharing.given')}</h2>
      {detail.state !== 'draft' && <Today detail={detail} />}
      {receipts.isPending && <Shape heights={SHAPE} />}
      {receipts.isError && <ProblemNote thrown={receipts.error} onRetry={() => void receipts.refetch()} />}
      {receipts.data && all.length === 0 && <p className="soft">{say('sharing.given.none')}</p>}
      {all.length > 0 && <Receipts receipts={all} detail={detail} />}
    </section>
  );
}

function Today({ detail: { usage } }: Props) {
  const { say, pick } = useWords();
  return (
    <div>
      <h3>{say('sharing.given.today')}</h3>
      {usage.length === 0 && <p className="soft">{say('sharing.given.today.none')}</p>}
      <ul className={styles['plain']}>
        {usage.map(({ grant, recipient, name, subjects, asked, most }) => (
          <li key={`${grant} ${recipient}`}>
            {say('sharing.given.use', { name: pick(name), subjects, asked })}
            {most !== null && (
              <>
                {' '}
                {say('sharing.given.most', { most })}
                <meter
                  className={styles['meter']}
                  min={0}
                  max={Math.max(1, most)}
                  value={subjects}
                  aria-label={say('sharing.given.most', { most })}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Receipts({ receipts, detail }: Readonly<{ receipts: readonly ReceiptAnswer[] }> & Props) {
  const { say } = useWords();
  return (
    <>
      <p role="status" className="soft">
        {say('sharing.given.latest', { count: receipts.length })}
      </p>
      <table className="rows">
        <TableHead
          columns={[
            say('sharing.given.when'),
            say('sharing.given.who'),
            say('sharing.given.what'),
            { number: say('sharing.given.how-much') },
            say('sharing.given.from'),
            say('sharing.given.check'),
          ]}
        />
        <tbody>
          {receipts.map((receipt) => (
            <ReceiptLine key={receipt.id} receipt={receipt} detail={detail} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function ReceiptLine({ receipt, detail }: Readonly<{ receipt: ReceiptAnswer }> & Props) {
  const { say, pick, formats } = useWords();
  const { id, at, recipient, grant, act, columns, rows, asOf, datasetVersions } = receipt;
  const party = detail.members.find((one) => one.id === recipient)?.name;
  const share = detail.shares.find((one) => one.id === grant);
  const names = columns.map((name) => {
    const title = share?.columns.find((one) => one.name === name)?.title;
    return title ? pick(title) : name;
  });
  return (
    <tr>
      <th scope="row">
        {formats.moment(at)}
        <span className={styles['under']}>{say('sharing.given.receipt', { id })}</span>
      </th>
      <td data-label={say('sharing.given.who')}>{party ? pick(party) : recipient}</td>
      <td data-label={say('sharing.given.what')} data-whole>
        {share ? pick(share.title) : grant} · {say(`sharing.act.${act}`)}
        <span className={styles['under']}>
          {names.length > 0 ? formats.list(names) : say('sharing.given.all-columns')}
        </span>
      </td>
      <td data-label={say('sharing.given.how-much')} data-number>
        {say('sharing.given.rows', { rows })}
      </td>
      <td data-label={say('sharing.given.from')} data-whole>
        {formats.date(asOf)}
        <span className={styles['under']}>{formats.list(datasetVersions)}</span>
      </td>
      <td data-label={say('sharing.given.check')} data-whole>
        <ReceiptCheck receipt={id} />
      </td>
    </tr>
  );
}

/** Has the service make the delivery anew from the versions it names, and says whether it is the same. */
function ReceiptCheck({ receipt }: Readonly<{ receipt: number }>) {
  const { say } = useWords();
  const replay = useReplay(receipt);
  if (replay.isPending) return <p role="status">{say('sharing.check.working')}</p>;
  if (replay.data)
    return (
      <p role="status" data-same={replay.data.same}>
        {replay.data.same ? '✓ ' : '! '}
        {say(replay.data.same ? 'sharing.check.same' : 'sharing.check.other', { rows: replay.data.rows })}
      </p>
    );
  return (
    <>
      {replay.isError && <p role="alert">{say('sharing.check.failed')}</p>}
      <Button
        variant="subtle"
        size="compact-sm"
        className="no-paper"
        aria-label={say('sharing.check.of', { id: receipt })}
        onClick={() => replay.mutate()}
      >
        {say('sharing.check')}
      </Button>
    </>
  );
}
