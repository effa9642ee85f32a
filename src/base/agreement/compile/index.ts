export { type Asking, compileGrant } from './compile-grant.ts';
export { type AgreementState, type Ask, columnsOf, findRefusal, type Refusal } from './decide.ts';
export type { Output, RowFilter, SharePlan, SourceColumn } from './plan.ts';
export { alikeSql, type PlanSetting, planSql, subjectsSql, tokenPlacesSql } from './plan-sql.ts';
export { type ShareRequest, shareRequestSchema } from './share-request.ts';
export { tableColumnsOf } from './table-columns.ts';
export { type TokenKey, tokenOf, tokenPlace, tokenSql } from './tokens.ts';
export { findMisfit } from './types-fit.ts';
