import type { SharingDetailAnswer } from '../../../contract/index.ts';
import { TableHead, useWords } from '../../shared/index.ts';
import styles from './sharing.module.css';

/** So many parties are shown at once; more are folded away. */
const FEW = 6;
const MARKS = { signed: '✓', broken: '!', missing: '○' } as const;

type Props = Readonly<{ detail: SharingDetailAnswer }>;

/** The parties with what they are, whether each has signed, and how to sign. */
export function Members({ detail }: Props) {
  const { say } = useWords();
  const { members } = detail;
  const table = <MemberTable members={members} />;
  return (
    <section aria-labelledby="members" className={styles['part']}>
      <h2 id="members">{say('sharing.members')}</h2>
      {members.length <= FEW && table}
      {members.length > FEW && (
        <details>
          <summary>
            {say('sharing.members.all', { count: members.length })} ·{' '}
            {say('sharing.signed-of', { signed: detail.signed, parties: detail.parties })}
          </summary>
          {table}
        </details>
      )}
      {(detail.state === 'draft' || detail.state === 'proposed') && <HowToSign detail={detail} />}
    </section>
  );
}

function MemberTable({ members }: Pick<SharingDetailAnswer, 'members'>) {
  const { say, pick, formats } = useWords();
  return (
    <table className="rows">
      <TableHead columns={[say('sharing.member'), say('sharing.role'), say('sharing.signature')]} />
      <tbody>
        {members.map(({ id, name, roles, signature }) => (
          <tr key={id}>
            <th scope="row">
              {pick(name)}
              <span className={styles['under']}>{id}</span>
            </th>
            <td data-label={say('sharing.role')}>
              {formats.list(roles.map((role) => say(`sharing.role.${role}`)))}
            </td>
            <td data-label={say('sharing.signature')} data-signature={signature}>
              <span aria-hidden="true">{MARKS[signature]}</span> {say(`sharing.signature.${signature}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Private keys stay with the parties, so that nobody can sign here for another. */
function HowToSign({ detail: { id, members } }: Props) {
  const { say, pick, formats } = useWords();
  const missing = members.filter(({ signature }) => signature !== 'signed');
  const [first] = missing;
  return (
    <section aria-labelledby="sign">
      <h3 id="sign">{say('sharing.sign')}</h3>
      <p>{say('sharing.sign.why')}</p>
      {missing.length > 0 && missing.length <= FEW && (
        <p>{say('sharing.sign.missing', { parties: formats.list(missing.map(({ name }) => pick(name))) })}</p>
      )}
      <pre className={styles['commands']}>
        {`chipao agreements simulate ${id}\nchipao agreements sign ${id} --party ${first?.id ?? 'org:…'} --key …pem\nchipao agreements activate ${id} --reason "…"`}
      </pre>
    </section>
  );
}
