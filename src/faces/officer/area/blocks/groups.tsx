import { Link } from '@tanstack/react-router';
import type { MeasuresAnswer } from '../../../../contract/index.ts';
import {
  Bar,
  figuresOf,
  isCountedBy,
  type Rate,
  rateOf,
  StateNote,
  useWords,
  writeAbout,
} from '../../../shared/index.ts';
import { type AreaView, useAreaView } from '../area-view.ts';
import { FigureLink } from '../figure-link.tsx';
import styles from './blocks.module.css';

type Group = MeasuresAnswer['groups'][number];

/** The chosen layer among men and women, stages of life and groups. */
export function Groups() {
  const { say, pick } = useWords();
  const view = useAreaView();
  const { content, layer, area } = view;
  const rates = content.groups.map((group) => rateOf(figuresOf(area, group.id), layer)?.value ?? 0);
  const known =
    (layer.id in area.figures || area.protection.hidden[layer.id] !== undefined) &&
    content.groups.every((group) => isCountedBy(layer, group.id));
  return (
    <section aria-labelledby="groups" className={styles['block']}>
      <h2 id="groups">{say('groups.title')}</h2>
      {known ? (
        <table>
          <caption className="heard">{say('groups.caption', { layer: pick(layer.title) })}</caption>
          <GroupsHead />
          <tbody>
            {content.groups.map((group) => (
              <GroupLine key={group.id} group={group} view={view} greatest={Math.max(1, ...rates)} />
            ))}
          </tbody>
        </table>
      ) : (
        <StateNote title={say('groups.unknown')} />
      )}
    </section>
  );
}

function GroupsHead() {
  const { say, pick } = useWords();
  const { layer } = useAreaView();
  return (
    <thead>
      <tr>
        <th scope="col">{say('groups.group')}</th>
        <th scope="col" className={styles['number']}>
          {say('groups.people')}
        </th>
        <th scope="col" className={styles['number']}>
          {pick(layer.title)}
        </th>
        {layer.over !== null && (
          <th scope="col" className={styles['number']}>
            {say('groups.rate')}
          </th>
        )}
      </tr>
    </thead>
  );
}

function GroupLine({ group, view, greatest }: Readonly<{ group: Group; view: AreaView; greatest: number }>) {
  const { formats } = useWords();
  const { area, layer } = view;
  const figures = figuresOf(area, group.id);
  const rate = rateOf(figures, layer);
  const people = figures['people'];
  return (
    <tr>
      <th scope="row">
        <GroupLink group={group} view={view} />
      </th>
      <td className={`${styles['number']} soft`}>
        {people === undefined ? '–' : writeAbout(formats.count(people), area.protection)}
      </td>
      <td className={styles['number']}>
        <FigureLink
          code={area.code}
          measure={layer}
          group={group.id}
          value={figures[layer.id]}
          protection={area.protection}
        />
      </td>
      {layer.over !== null && (
        <td className={styles['number']}>{rate && <RateBar rate={rate} greatest={greatest} />}</td>
      )}
    </tr>
  );
}

function RateBar({ rate, greatest }: Readonly<{ rate: Rate; greatest: number }>) {
  const { say, formats } = useWords();
  return (
    <span className={styles['rateBar']}>
      <Bar part={rate.value / greatest} />
      {say(`rate.${rate.per}`, { rate: formats.rate(rate.value) })}
    </span>
  );
}

/** Chooses the group for the whole page, or everybody again. */
function GroupLink({ group, view }: Readonly<{ group: Group; view: AreaView }>) {
  const { say, pick } = useWords();
  const { area, choice } = view;
  const { group: chosen, ...rest } = choice;
  const isChosen = chosen === group.id;
  return (
    <Link
      to="/area/$code"
      params={{ code: area.code }}
      search={isChosen ? rest : { ...rest, group: group.id }}
      resetScroll={false}
      aria-current={isChosen ? 'true' : undefined}
      title={isChosen ? say('area.group.all') : say('groups.choose', { group: pick(group.title) })}
    >
      {pick(group.title)}
    </Link>
  );
}
