export { agreementRoutes } from './register-routes.ts';
export { areaNames, openAgreementDesk, openShareDesk } from './share-desk.ts';
export { shareRoutes } from './share-routes.ts';
export { sharingRoutes } from './sharing-routes.ts';
