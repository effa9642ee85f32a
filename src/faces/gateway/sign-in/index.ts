export { cookiesOf } from './cookies.ts';
export { seePeople } from './see-people.ts';
export { signInRoutes } from './sign-in-routes.ts';
export { viewerOf } from './viewer-of.ts';
