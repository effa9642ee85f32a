import type { HouseholdPackageAnswer } from '../../../contract/index.ts';
import type { Words } from '../../shared/index.ts';

/** What a member is called on the page; children who are asked about have no name yet. */
export function memberName(found: HouseholdPackageAnswer, member: string, { say }: Words): string {
  const known = found.members.find((one) => one.member === member);
  if (known?.is === 'unborn') return say('package.unborn');
  return known?.name || say('people.no-name');
}
