import './look/fonts.css';
import './look/tokens.css';
import './look/base.css';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { Failed } from './api/fetching.ts';
import { base, seat } from './api/place.ts';
import { Seat } from './frame/Seat.tsx';
import { carriesFonts, showFonts } from './look/link.ts';
import { showSize, storedSize } from './look/size.ts';
import { firstTheme, showTheme } from './look/theme.ts';
import { Words } from './words/Words.tsx';

showFonts(carriesFonts());
showTheme(firstTheme(location.pathname.endsWith('/wall')));

showSize(storedSize());

/** Values are kept while a node cannot be reached: the page says so, and shows them on. */
const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof Failed && error.status === 401) void client.invalidateQueries({ queryKey: ['session'] });
    },
  }),
  defaultOptions: { queries: { staleTime: 30_000, gcTime: Number.POSITIVE_INFINITY, retry: 1, networkMode: 'always' } },
});

/** A delegation's own pages have no use for the choosing of one. */
const Chooser = lazy(async () => ({ default: (await import('./chooser/Chooser.tsx')).Chooser }));

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Words>
          <Router base={base}>
            <Suspense>{seat === null ? <Chooser /> : <Seat />}</Suspense>
          </Router>
        </Words>
      </QueryClientProvider>
    </StrictMode>,
  );
}
