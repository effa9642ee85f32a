import type { Text } from '../../../../base/model/index.ts';
import { Unverified, useWords } from '../../../shared/index.ts';

type Props = Readonly<{ law: Text; verified: boolean; note: Text | null }>;

/** Where the law says it, whether anybody has checked that, and what is to be known about it. */
export function Law({ law, verified, note }: Props) {
  const { say, pick } = useWords();
  return (
    <>
      <p className="soft">
        {say('rights.law', { law: pick(law) })}
        {!verified && <Unverified />}
      </p>
      {note && <p className="soft">{say('why.note', { note: pick(note) })}</p>}
    </>
  );
}
