import { OFFICE_MISTAKES } from '../../welfare/index.ts';
import { FAULT_KINDS, type GapSign } from '../fault-kinds.ts';

/** Gaps of a kind that are planted in people, by the programme that should tell of them. */
type PlantedGap = Readonly<{ kind: string; sign: GapSign }>;

/** Every kind of gap that is planted: what offices get wrong, and states that a gap must tell of. */
export const PLANTED_GAPS: readonly PlantedGap[] = [
  ...FAULT_KINDS.flatMap(({ kind, sign }) => (sign.by === 'gap' ? [{ kind, sign }] : [])),
  ...OFFICE_MISTAKES.map((kind): PlantedGap => {
    const [gap = '', programme = ''] = kind.split('/');
    return { kind, sign: { by: 'gap', gap, programme } };
  }),
];
