import { isKeptBack, type Officer } from '../../../base/access/index.ts';
import { type Row, type Sql, sql } from '../../../base/lake/index.ts';
import { type PersonId, personIdOf, type Text } from '../../../base/model/index.ts';
import { currentKeys } from '../../../stages/linkage/index.ts';
import type { Reading } from '../../lookup/index.ts';

/** What the rules answer: entitled, not, or that nobody can tell yet. */
export type RuleAnswer = 'yes' | 'no' | 'unknown';

/**
 * What follows on an event. `opens`: a right to ask about, what the rules answer, and who could apply. `stops`: payments found after it,
 * which are flags. `raises`: a decision that changed with it.
 */
export type FollowedEffect = Readonly<{
  effect: 'opens' | 'stops' | 'raises';
  programme: string;
  title: Text;
  was: RuleAnswer | null;
  answer: RuleAnswer | null;
  wasSatang: number | null;
  satang: number | null;
  applicants: Readonly<{ person: PersonId; name: string | null }>[];
}>;

const EFFECTS = ['opens', 'stops', 'raises'] as const;

/** What followed on events, by their numbers. */
export async function readEffects(
  reading: Reading,
  officer: Officer,
  numbers: Sql,
): Promise<Map<number, FollowedEffect[]>> {
  const rows = await reading.serving.rows(sql`
    select effect.*, person.given_name, person.family_name
    from events.event_effects as effect
    left join profiles.profiles as person on person.person_id = effect.about_person
    where effect.event_no in (${numbers})
    order by effect.event_no, effect.effect, effect.programme, effect.about_person`);
  const about = rows.flatMap(({ about_person: key }) => (key === null ? [] : [BigInt(String(key))]));
  const now = await currentKeys(reading.serving, about);
  const titles = new Map(reading.country.programmes.map(({ id, title }) => [id, title]));
  const byEvent = new Map<number, FollowedEffect[]>();
  for (const [, group] of Map.groupBy(rows, groupOf)) {
    const [first] = group;
    const effect = EFFECTS.find((one) => one === first?.['effect']);
    if (!first || !effect) continue;
    const programme = String(first['programme']);
    const list = byEvent.get(Number(first['event_no'])) ?? [];
    list.push({
      effect,
      programme,
      title: titles.get(programme) ?? { th: programme, en: programme },
      was: effect === 'raises' ? answerIn(first['was_answer']) : null,
      answer: effect === 'stops' ? null : answerIn(first['answer']),
      wasSatang: satangIn(first['was_amount']),
      satang: satangIn(first['amount']),
      applicants: group.flatMap((row) => applicantIn(officer, row, now)),
    });
    byEvent.set(Number(first['event_no']), list);
  }
  return byEvent;
}

function groupOf(row: Row): string {
  return `${row['event_no']} ${row['effect']} ${row['programme']}`;
}

/** Who lives with a person is shown on that person's page by the same rule: without a name where kept back. */
function applicantIn(
  officer: Officer,
  row: Row,
  now: ReadonlyMap<bigint, bigint>,
): FollowedEffect['applicants'] {
  if (row['about_person'] === null) return [];
  const known = BigInt(String(row['about_person']));
  const key = now.get(known) ?? known;
  if (isKeptBack(officer, key)) return [];
  const name = [row['given_name'], row['family_name']].filter(Boolean).join(' ');
  return [{ person: personIdOf(key), name: name || null }];
}

function answerIn(cell: unknown): RuleAnswer {
  if (cell === null || cell === undefined) return 'unknown';
  return Number(cell) === 1 ? 'yes' : 'no';
}

function satangIn(cell: unknown): number | null {
  return cell === null || cell === undefined ? null : Number(cell);
}
