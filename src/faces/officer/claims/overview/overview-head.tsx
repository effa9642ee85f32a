import { Link, useNavigate } from '@tanstack/react-router';
import { COUNTRY_CODE } from '../../../../base/model/index.ts';
import type { ClaimsOverviewAnswer } from '../../../../contract/index.ts';
import { ChoiceBox, isMessageId, useWords } from '../../../shared/index.ts';
import styles from './overview.module.css';
import { type ChoiceWord, useOverview, withChoice } from './use-overview.ts';

const ALL = '';
const NONE = 'none';
const MONTHS_BACK = 18;

type Props = Readonly<{ answer: ClaimsOverviewAnswer }>;

/** By what the page can be narrowed; the choice stands in the address, so that a view can be kept and sent. */
export function OverviewFilters({ answer }: Props) {
  const { say, pick, formats } = useWords();
  const { search } = useOverview();
  const navigate = useNavigate();
  const { provinces, rights, payers } = answer.choices;
  const all = { value: ALL, label: say('claim-figures.all') };
  const box = (
    word: ChoiceWord,
    label: string,
    options: readonly Readonly<{ value: string; label: string }>[],
  ) => (
    <ChoiceBox
      label={label}
      data={[all, ...options]}
      value={String(search[word] ?? ALL)}
      onChoose={(value) =>
        void navigate({ to: '/claims/overview', search: withChoice(search, word, value), resetScroll: false })
      }
    />
  );
  const isCountry = answer.area.code === COUNTRY_CODE;
  const named = (list: typeof rights, none: string) => [
    ...list.map(({ id, title }) => ({ value: id, label: pick(title) })),
    { value: NONE, label: none },
  ];
  return (
    <section className={`${styles['filters']} no-paper`} aria-label={say('claim-figures.filters')}>
      {(isCountry || provinces.length > 1) &&
        box('province', say('claim-figures.province'), [
          ...provinces.map(({ code, name }) => ({ value: code, label: pick(name) })),
          ...(isCountry ? [{ value: NONE, label: say('claim-figures.province.unknown') }] : []),
        ])}
      {box('right', say('claim-figures.right'), named(rights, say('claim-figures.right.none')))}
      {box('payer', say('claim-figures.payer'), named(payers, say('claim-figures.payer.none')))}
      {box('month', say('claim-figures.month'), [
        ...monthsOf(answer, search.month).map((month) => ({
          value: month,
          label: formats.date(`${month}-01`, 'month'),
        })),
        { value: NONE, label: say('claim-figures.month.none') },
      ])}
    </section>
  );
}

/** Months that can be chosen: the last ones, those of the figures, and the chosen one. */
function monthsOf({ asOf, months }: ClaimsOverviewAnswer, chosen: unknown): string[] {
  // By the clock here: at seven in the morning of the first the month before is still the one in Greenwich.
  const now = new Date(asOf);
  const last = Array.from({ length: MONTHS_BACK }, (_, back) =>
    new Date(Date.UTC(now.getFullYear(), now.getMonth() - back, 1)).toISOString().slice(0, 7),
  );
  const told = months.flatMap((row) => row.month ?? []);
  const own = typeof chosen === 'string' && chosen !== NONE ? [chosen] : [];
  return [...new Set([...last, ...told, ...own])].toSorted().toReversed();
}

/** What the page is narrowed to beyond its boxes, each to be taken away again. */
export function Chosen({ answer }: Props) {
  const { say, pick } = useWords();
  const { search, question } = useOverview();
  const hospital = answer.hospitals.find((one) => one.hospital === String(search.hospital ?? ''));
  const worded = (id: string) => (isMessageId(id) ? say(id) : undefined);
  const texts: readonly Readonly<{ word: ChoiceWord; text: string | undefined }>[] = [
    { word: 'hospital', text: hospital?.name ? pick(hospital.name) : written(search.hospital) },
    { word: 'standing', text: worded(`claim-figures.standing.${search.standing}`) },
    { word: 'code', text: written(search.code) },
    { word: 'wait', text: worded(`claim-figures.wait.${search.wait}`) },
  ];
  const shown = texts.filter(({ text }) => text !== undefined);
  if (Object.keys(question).length === 0) return null;
  return (
    <div className={styles['chosen']}>
      {shown.length > 0 && <span className="soft">{say('claim-figures.chosen')}</span>}
      {shown.map(({ word, text }) => (
        <Link
          key={word}
          to="/claims/overview"
          search={withChoice(search, word, undefined)}
          resetScroll={false}
          className={styles['chip'] ?? ''}
          aria-label={say('claim-figures.chosen.remove', { what: text ?? '' })}
        >
          {text} <span aria-hidden="true">✕</span>
        </Link>
      ))}
      <Link to="/claims/overview" search={{}} resetScroll={false} className="no-paper">
        {say('claim-figures.clear')}
      </Link>
    </div>
  );
}

function written(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
