import { type KnownModel, settingsIdOf } from '../model/index.ts';
import type { LinkageSettings } from '../settings.ts';

/** Outcomes unknown, differs, near, same: [given, family, birth, sex, place, number]. */
const ONE_PERSON = [
  [1, 0.04, 0.12, 0.84],
  [1, 0.1, 0.08, 0.82],
  [1, 0.02, 0.1, 0.88],
  [1, 0.003, 0.001, 0.996],
  [1, 0.02, 0.001, 0.979],
  [1, 0.08, 0.01, 0.91],
];
const STRANGERS = [
  [1, 0.9988, 0.0002, 0.001],
  [1, 0.99986, 0.00004, 0.0001],
  [1, 0.99925, 0.0007, 0.00005],
  [1, 0.499, 0.001, 0.5],
  [1, 0.997, 0.001, 0.002],
  [1, 1, 0.0001, 0.000001],
];
const KIN = [
  [1, 0.979, 0.02, 0.001],
  [1, 1e-9, 0.02, 1],
  [1, 0.98, 0.002, 0.018],
  [1, 0.5, 1e-9, 0.5],
  [1, 0.4, 1e-9, 0.6],
  [1, 1, 0.015, 0.0005],
];

/** A model such as a country of a million teaches, for tests whose registers are too small to teach any. */
export function madeUpModel(settings: LinkageSettings): KnownModel {
  const ids = [...settings.scores.populations.map(({ id }) => id), 'others'];
  return {
    id: 'scores-made-up',
    settingsId: settingsIdOf(settings),
    pairs: 1_000_000,
    learntOn: '2026-01-01',
    learntBy: 'linkage/made-up',
    model: {
      people: 1_000_000,
      populations: ids.map((id) => ({ id, pairs: 100_000, lambda: 9e-7, m: ONE_PERSON })),
      u: STRANGERS,
      kin: { perPerson: 4, k: KIN },
    },
  };
}
