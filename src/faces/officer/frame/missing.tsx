import { COUNTRY_CODE } from '../../../base/model/index.ts';
import { type MessageId, StateNote, useWords } from '../../shared/index.ts';
import { AreaLink } from './links.tsx';
import { usePageTitle } from './page-title.ts';

type Props = Readonly<{ title: MessageId; why: MessageId }>;

/** Says that what an address names is not there, and the way on. */
export function Missing({ title, why }: Props) {
  const { say } = useWords();
  usePageTitle(say(title));
  return (
    <StateNote level={1} title={say(title)}>
      <p>{say(why)}</p>
      <p>
        <AreaLink code={COUNTRY_CODE}>{say('missing.to-country')}</AreaLink>
      </p>
    </StateNote>
  );
}

/** For an address that no page has. */
export function MissingPage() {
  return <Missing title="missing-page.title" why="missing-page.why" />;
}
