export { Header } from './header.tsx';
export { OfflineNote } from './offline-note.tsx';
export { SignInPage } from './sign-in-page.tsx';
export { Tabs } from './tabs.tsx';
