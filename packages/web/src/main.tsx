import './look/fonts.css';
import './look/tokens.css';
import './look/base.css';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { Failed } from './api/fetching.ts';
import { base, seat } from './api/place.ts';
import { Chooser } from './chooser/Chooser.tsx';
import { Seat } from './frame/Seat.tsx';
import { firstTheme, showTheme } from './look/theme.ts';
import { Words } from './words/Words.tsx';

showTheme(firstTheme(location.pathname.endsWith('/wall')));

/** Values are kept while a node cannot be reached: the page says so, and shows them on. */
const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof Failed && error.status === 401) void client.invalidateQueries({ queryKey: ['session'] });
    },
  }),
  defaultOptions: { queries: { staleTime: 30_000, gcTime: Number.POSITIVE_INFINITY, retry: 1, networkMode: 'always' } },
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Words>
          <Router base={base}>{seat === null ? <Chooser /> : <Seat />}</Router>
        </Words>
      </QueryClientProvider>
    </StrictMode>,
  );
}
