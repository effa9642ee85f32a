import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MyLooksAnswer } from '../../../contract/index.ts';
import { useWords } from '../messages/index.ts';
import { Coming, parts, Trouble } from '../parts/index.ts';
import { questions } from '../questions/index.ts';
import { LookCheck } from './look-check.tsx';
import { actMessage, purposeMessage, roleMessage } from './look-words.ts';

type Look = MyLooksAnswer['looks'][number];
type ClaimUse = MyLooksAnswer['claims'][number];

/** Who looked at a citizen, when, in which office, what for and by which agreement. */
export function LooksPage() {
  const { say } = useWords();
  const [withOwn, setWithOwn] = useState(false);
  const looks = useInfiniteQuery(questions.looks(withOwn));
  if (looks.isPending) return <Coming />;
  if (!looks.data) return <Trouble thrown={looks.error} onRetry={() => void looks.refetch()} />;
  const shown = looks.data.pages.flatMap((page) => page.looks);
  const uses = looks.data.pages[0]?.claims ?? [];
  return (
    <>
      <h1 className={parts['title']}>{say('looks.title')}</h1>
      <p className={parts['lead']}>{say('looks.lead')}</p>
      <label className={`${parts['choice']} no-paper`}>
        <input
          type="checkbox"
          checked={withOwn}
          onChange={(event) => setWithOwn(event.currentTarget.checked)}
        />
        {say('looks.own')}
      </label>
      {shown.length === 0 && uses.length === 0 && <p>{say('looks.none')}</p>}
      <ul className={parts['list']}>
        {shown.map((look) => (
          <LookLine key={look.id} look={look} />
        ))}
      </ul>
      {looks.hasNextPage && (
        <button
          type="button"
          className={`${parts['quiet']} no-paper`}
          disabled={looks.isFetchingNextPage}
          onClick={() => void looks.fetchNextPage()}
        >
          {say('looks.older')}
        </button>
      )}
      <ClaimUses uses={uses} />
      <p className={parts['section']}>{say('looks.complain')}</p>
    </>
  );
}

/** Hospitals and payers that sent, received or opened claims in the citizen's name. */
function ClaimUses({ uses }: Readonly<{ uses: readonly ClaimUse[] }>) {
  const { say, pick, formats } = useWords();
  if (uses.length === 0) return null;
  return (
    <section className={parts['section']} aria-labelledby="claim-uses">
      <h2 id="claim-uses">{say('looks.claims')}</h2>
      <ul className={parts['list']}>
        {uses.map((use) => (
          <li key={`${use.at} ${use.did.en} ${use.hospital.en} ${use.day}`}>
            <div className={parts['row']}>
              <strong>{pick(use.who)}</strong>
              <span className={parts['soft']}>{formats.moment(use.at)}</span>
            </div>
            <p>{pick(use.did)}</p>
            <p className={parts['soft']}>
              {say('looks.claims.visit', {
                hospital: pick(use.hospital),
                date: use.day === null ? '' : formats.date(use.day),
              })}
            </p>
            {use.agreementText && <p className={parts['soft']}>{pick(use.agreementText)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function LookLine({ look }: Readonly<{ look: Look }>) {
  const { say, pick, formats } = useWords();
  const who = look.own ? say('looks.you') : look.agency ? pick(look.agency) : say(roleMessage(look.role));
  return (
    <li>
      <div className={parts['row']}>
        <strong>{who}</strong>
        <span className={parts['soft']}>{formats.moment(look.at)}</span>
      </div>
      <p>{look.bulk ? say('looks.bulk') : say(actMessage(look.act))}</p>
      <p className={parts['soft']}>
        {say('looks.for', { purpose: say(purposeMessage(look.purpose)) })}
        {look.area && ` · ${say('looks.at', { area: pick(look.area) })}`}
        {!look.bulk &&
          look.people > 1 &&
          ` · ${say('looks.people', { count: formats.count(look.people - 1) })}`}
      </p>
      {look.agreement && (
        <p className={parts['soft']}>
          {look.agreementText
            ? pick(look.agreementText)
            : say('looks.agreement', { agreement: look.agreement })}
        </p>
      )}
      {look.reason && <p className={parts['soft']}>{say('looks.reason', { reason: look.reason })}</p>}
      {look.fields.length > 0 && (
        <p className={parts['soft']}>
          {say('looks.fields', { fields: formats.list(look.fields.map((field) => pick(field))) })}
        </p>
      )}
      {look.logIndex !== null && (
        <>
          <p className={parts['soft']}>{say('looks.log', { number: formats.count(look.logIndex + 1) })}</p>
          <LookCheck look={look.id} />
        </>
      )}
    </li>
  );
}
