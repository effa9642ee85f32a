import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { mayPass, ThemeProvider } from '../shared/index.ts';
import { makeRouter } from './router.tsx';

const RETRY_AFTER_MS = 400;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, thrown) => failures < 1 && mayPass(thrown),
      retryDelay: RETRY_AFTER_MS,
      refetchOnWindowFocus: false,
    },
  },
});

const page = document.getElementById('page');
if (page) {
  createRoot(page).render(
    <StrictMode>
      <ThemeProvider>
        <QueryClientProvider client={client}>
          <RouterProvider router={makeRouter(client)} />
        </QueryClientProvider>
      </ThemeProvider>
    </StrictMode>,
  );
}
