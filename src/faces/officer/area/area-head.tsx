import { Link, useNavigate } from '@tanstack/react-router';
import { Fragment } from 'react';
import { MEASURE_LAYERS } from '../../../base/model/index.ts';
import { ChoiceBox, ProtectionNote, Unbroken, useWords } from '../../shared/index.ts';
import { AreaPath } from '../frame/index.ts';
import styles from './area-page.module.css';
import { useAreaView } from './area-view.ts';

const EVERYBODY = '';

/** Where we are, and what of it we look at. */
export function AreaHead() {
  const { say, pick, formats } = useWords();
  const { area, layer, group } = useAreaView();
  const people = area.figures['people'];
  return (
    <div className={styles['head']}>
      <div className={styles['path']}>
        <AreaPath path={area.path} here={area.code} />
      </div>
      <div className={styles['title']}>
        <h1>
          <Unbroken text={pick(area.name)} />
        </h1>
        <p>
          {[
            say(`level.${area.level}`),
            ...(people === undefined
              ? []
              : [
                  say(area.protection.kind === 'noise' ? 'area.people.about' : 'area.people', {
                    count: people,
                  }),
                ]),
            say('area.code', { code: area.code }),
          ].join(' · ')}
        </p>
        <Administrations />
        {area.level !== 'country' && (
          <Link
            to="/area/$code/households"
            params={{ code: area.code }}
            className={`${styles['action']} no-paper`}
          >
            {say('area.households')}
          </Link>
        )}
      </div>
      <Choices />
      <div className={styles['protected']}>
        <ProtectionNote noise={area.protection} />
      </div>
      <p className="only-paper">
        {pick(layer.title)} · {group ? pick(group.title) : say('area.group.all')} ·{' '}
        {say('app.as-of', { date: formats.date(area.asOf) })}
      </p>
    </div>
  );
}

/** Which local administrations look after a subdistrict or village; they need not be of the same outline. */
function Administrations() {
  const { say, pick } = useWords();
  const { area } = useAreaView();
  if (area.administrations.length === 0) return null;
  return (
    <p>
      {say('area.administered')}{' '}
      {area.administrations.map(({ code, name }, index) => (
        <Fragment key={code}>
          {index > 0 && ' · '}
          <Link to="/area/$code" params={{ code }}>
            {pick(name)}
          </Link>
        </Fragment>
      ))}
    </p>
  );
}

function Choices() {
  const { say, pick } = useWords();
  const { content, layer, group } = useAreaView();
  const navigate = useNavigate({ from: '/area/$code' });
  const layers = MEASURE_LAYERS.map((kind) => ({
    group: say(`layer.${kind}`),
    items: content.measures
      .filter((measure) => measure.layer === kind)
      .map((measure) => ({ value: measure.id, label: pick(measure.title) })),
  })).filter((one) => one.items.length > 0);
  const groups = [
    { value: EVERYBODY, label: say('area.group.all') },
    ...content.groups.map((one) => ({ value: one.id, label: pick(one.title) })),
  ];
  return (
    <div className={`${styles['choices']} no-paper`}>
      <ChoiceBox
        label={say('area.layer')}
        data={layers}
        value={layer.id}
        onChoose={(chosen) =>
          void navigate({ search: (search) => ({ ...search, layer: chosen }), resetScroll: false })
        }
      />
      <ChoiceBox
        label={say('area.group')}
        data={groups}
        value={group?.id ?? EVERYBODY}
        onChoose={(chosen) =>
          void navigate({
            search: ({ group: _, ...search }) =>
              chosen === EVERYBODY ? search : { ...search, group: chosen },
            resetScroll: false,
          })
        }
      />
    </div>
  );
}
