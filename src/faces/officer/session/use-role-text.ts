import { useQuery } from '@tanstack/react-query';
import { COUNTRY_CODE } from '../../../base/model/index.ts';
import type { SessionAnswer } from '../../../contract/index.ts';
import { questions, useWords } from '../../shared/index.ts';

/** Role and area of whoever is signed in, in words; nothing for nobody. */
export function useRoleText(session: SessionAnswer | undefined): string | undefined {
  const { say, pick } = useWords();
  // Who works for a hospital is of that hospital, and an operator of no area.
  const isOfArea = session?.role !== 'hospital' && session?.role !== 'operator';
  const area = useQuery({
    ...questions.area(session?.area ?? COUNTRY_CODE),
    enabled: session?.signedIn === true && session.role !== 'viewer' && isOfArea,
  });
  if (!session?.signedIn) return undefined;
  if (session.role === 'viewer') return say('session.role.viewer');
  if (session.role === 'citizen') return session.name ?? say('session.role.citizen');
  if (session.role === 'operator') return say('session.role.operator');
  if (session.role === 'hospital')
    return say('session.who', { role: say('session.role.hospital'), area: session.hospital ?? '' });
  const name = area.data ? pick(area.data.name) : (session.area ?? '');
  const role = say(`session.role.${session.role}`);
  // Answers of stewards count by person, so it is told under which name one answers.
  return session.role === 'steward'
    ? say('session.who.named', { role, name: session.name ?? '', area: name })
    : say('session.who', { role, area: name });
}
