import { useNavigate, useSearch } from '@tanstack/react-router';
import type { AuditReads } from '../../../contract/index.ts';
import { AreaFinder, ChoiceBox, useWords } from '../../shared/index.ts';
import { chooseArea, type ReadsChoice } from '../frame/index.ts';
import styles from './reads.module.css';
import { useReadWords } from './use-read-words.ts';

const DAYS = [1, 7, 30, 365];
const PEOPLE = [2, 10, 100, 1000];
const ALL = '';

type Props = Readonly<{ choices: AuditReads['choices'] }>;
type Option = Readonly<{ value: string; label: string }>;

/** What the list can be narrowed to; the choice stands in the address, so that a view can be sent to somebody. */
export function ReadFilters({ choices }: Props) {
  const { say, formats } = useWords();
  const words = useReadWords();
  const search = useSearch({ from: '/reads' });
  const navigate = useNavigate();
  const choose = (change: { [Name in keyof ReadsChoice]: ReadsChoice[Name] | undefined }) => {
    const kept = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined);
    void navigate({ to: '/reads', search: Object.fromEntries(kept) });
  };
  const all: Option = { value: ALL, label: say('reads.filter.all') };
  const options = (codes: readonly string[], label: (code: string) => string): Option[] => [
    all,
    ...codes.map((value) => ({ value, label: label(value) })),
  ];
  const days = (one: number) => (one === 1 ? say('reads.days.today') : say('reads.days', { days: one }));
  return (
    <details className={`${styles['filters']} no-paper`} open={Object.keys(search).length > 0 || undefined}>
      <summary>{say('reads.filters')}</summary>
      <div className={styles['boxes']}>
        <ChoiceBox
          label={say('reads.filter.role')}
          data={options(choices.roles, words.role)}
          value={search.role ?? ALL}
          onChoose={(role) => choose({ role: role || undefined })}
        />
        <ChoiceBox
          label={say('reads.filter.act')}
          data={options(choices.acts, words.act)}
          value={search.act ?? ALL}
          onChoose={(act) => choose({ act: act || undefined })}
        />
        <ChoiceBox
          label={say('reads.filter.purpose')}
          data={options(choices.purposes, words.purpose)}
          value={search.purpose ?? ALL}
          onChoose={(purpose) => choose({ purpose: purpose || undefined })}
        />
        {choices.agreements.length > 0 && (
          <ChoiceBox
            label={say('reads.filter.agreement')}
            data={options(choices.agreements, (code) => code)}
            value={search.agreement ?? ALL}
            onChoose={(agreement) => choose({ agreement: agreement || undefined })}
          />
        )}
        <ChoiceBox
          label={say('reads.filter.days')}
          data={[all, ...DAYS.map((one) => ({ value: String(one), label: days(one) }))]}
          value={String(search.days ?? ALL)}
          onChoose={(chosen) => choose({ days: Number(chosen) || undefined })}
        />
        <ChoiceBox
          label={say('reads.filter.people')}
          data={[all, ...PEOPLE.map((one) => ({ value: String(one), label: formats.count(one) }))]}
          value={String(search.atLeast ?? ALL)}
          onChoose={(chosen) => choose({ atLeast: Number(chosen) || undefined })}
        />
        <AreaFinder
          label={say('reads.filter.area')}
          onChoose={(area) => choose({ area: chooseArea(area.code).area })}
        />
      </div>
    </details>
  );
}
