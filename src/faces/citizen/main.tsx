import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { mayPass, ThemeProvider } from '../shared/index.ts';
import { App } from './app.tsx';
import { WordsProvider } from './messages/index.ts';

const RETRY_AFTER_MS = 600;
const FRESH_MS = 60_000;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, thrown) => failures < 2 && mayPass(thrown),
      retryDelay: RETRY_AFTER_MS,
      staleTime: FRESH_MS,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

const page = document.getElementById('page');
if (page) {
  createRoot(page).render(
    <StrictMode>
      <ThemeProvider>
        <QueryClientProvider client={client}>
          <WordsProvider>
            <App />
          </WordsProvider>
        </QueryClientProvider>
      </ThemeProvider>
    </StrictMode>,
  );
}
