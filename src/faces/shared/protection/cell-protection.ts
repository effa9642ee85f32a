import type { HiddenReason, Protection } from '../../../contract/index.ts';

/** How figures are protected: as counted, or with noise within so many. */
export type Noise = Pick<Protection, 'kind' | 'within'>;

/** How the figures of one area and group are protected, and which of them are held back. */
export type CellProtection = Noise & Readonly<{ hidden: Readonly<Record<string, HiddenReason>> }>;

/** The protection of an area's figures for everybody, or for one group. */
export function protectionOf(protection: Protection, group: string | undefined): CellProtection {
  const { kind, within, hidden, hiddenInGroups } = protection;
  return { kind, within, hidden: group ? (hiddenInGroups[group] ?? {}) : hidden };
}

/** A published number as it is written: about so many. */
export function writeAbout(text: string, noise: Noise | undefined): string {
  return noise?.kind === 'noise' ? `≈\u00A0${text}` : text;
}
