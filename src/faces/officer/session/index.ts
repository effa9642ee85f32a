export { needsSignIn } from './needs-sign-in.ts';
export { isOverviewFor, isPageFor, STAFF } from './page-roles.ts';
export { SessionMenu } from './session-menu.tsx';
export { SignInNeeded } from './sign-in-needed.tsx';
