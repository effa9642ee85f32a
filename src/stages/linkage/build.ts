import {
  type BuiltVersion,
  buildStage,
  identifyStage,
  type Lake,
  type StagePlan,
  sql,
} from '../../base/lake/index.ts';
import type { DatasetVersion } from '../../base/model/index.ts';
import type { LinkageInputs } from './inputs.ts';
import { planLinkage } from './steps.ts';

/**
 * Links, unless the current version was made from the same sources, settings and decisions: people are named by what came
 * before, so a version made on top of itself would be another one though nothing changed.
 */
export async function buildLinkage(
  lake: Lake,
  inputs: LinkageInputs,
  options: Readonly<{ again?: boolean }> = {},
): Promise<BuiltVersion> {
  const current = inputs.former;
  const basis = identifyStage(lake, planLinkage({ ...inputs, former: undefined, occasion: undefined }));
  if (!current || noteOf(current, 'basis') !== basis) {
    return buildStage(lake, withBasis(planLinkage(inputs), { basis, former: current }), options);
  }
  // Asked of the lake, which tells when the version is damaged.
  const found = options.again ? undefined : await lake.find(current.id);
  if (found) return { version: found, made: false };
  const before = await findFormer(lake, current);
  return buildStage(
    lake,
    withBasis(planLinkage({ ...inputs, former: before }), { basis, former: before }),
    options,
  );
}

type Basis = Readonly<{ basis: string; former: DatasetVersion | undefined }>;

function withBasis(plan: StagePlan, { basis, former }: Basis): StagePlan {
  return {
    ...plan,
    notes: {
      ...plan.notes,
      basis: sql`select ${basis} as id`,
      former: sql`select ${former?.id ?? null} as id`,
    },
  };
}

async function findFormer(lake: Lake, version: DatasetVersion): Promise<DatasetVersion | undefined> {
  const id = noteOf(version, 'former');
  return id === undefined ? undefined : lake.find(id);
}

/** What a version's notes say of one thing that has an id. */
function noteOf({ notes }: DatasetVersion, name: string): string | undefined {
  const rows = notes[name];
  const first: unknown = Array.isArray(rows) ? rows[0] : undefined;
  if (typeof first !== 'object' || first === null || !('id' in first)) return undefined;
  return typeof first.id === 'string' ? first.id : undefined;
}
