import { useQuery } from '@tanstack/react-query';
import { isWithin, parseAreaCode } from '../../../base/model/index.ts';
import type { AreaAnswer } from '../../../contract/index.ts';
import { questions, StateNote, useWords } from '../../shared/index.ts';
import { SignInNeeded } from '../session/index.ts';

/** An area without flags: there are none, or they are not this officer's to see. */
export function NothingFlagged({ area }: Readonly<{ area: AreaAnswer }>) {
  const { say } = useWords();
  const session = useQuery(questions.session());
  if (scopeIn(area.code, session.data?.area) === 'outside')
    return <SignInNeeded title="flags.outside" why="session.not-allowed" />;
  return (
    <StateNote title={say('flags.none')}>
      <p>{say('flags.none.why')}</p>
    </StateNote>
  );
}

/** How much of an area an officer of another sees. */
export function scopeIn(shown: string, own: string | null | undefined): 'all' | 'part' | 'outside' {
  const [there, mine] = [parseAreaCode(shown), parseAreaCode(own ?? '')];
  if (!there || !mine) return 'all';
  if (isWithin(there, mine)) return 'all';
  return isWithin(mine, there) ? 'part' : 'outside';
}
