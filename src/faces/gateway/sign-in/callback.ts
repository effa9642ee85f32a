/** Where a provider sends people back to. */
export const CALLBACK = '/api/v1/sign-in/callback';
