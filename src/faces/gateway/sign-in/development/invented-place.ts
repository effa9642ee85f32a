/** Where the provider lives on this service. */
export const PLACE = '/sign-in/development';
/** The Thai letters of its page, for machines that have none. */
export const FONT = `${PLACE}/thai.woff2`;
/** A name that leads nowhere: nothing outside this process can be this provider. */
const ISSUER_HOST = 'development.invalid';
export const ISSUER = `http://${ISSUER_HOST}${PLACE}`;
export const CLIENT_ID = 'chipao';
export const ALGORITHM = 'ES256';
/** What the provider says of somebody. */
export const CLAIMS = {
  subject: 'preferred_username',
  number: 'pid',
  givenName: 'name',
  familyName: 'family_name',
  person: 'chipao_person',
  role: 'chipao_role',
  area: 'chipao_area',
  agency: 'chipao_agency',
} as const;
