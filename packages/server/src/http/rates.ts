/**
 * How fast a seat may be asked: a store of requests for each sort, filled again steadily. A page in a loop, or a tab that
 * somebody else steers, must not keep the node from its duties. Passphrases have a slower limit of their own.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { refusal } from './guards.ts';

/** `most` at once, then so many in a second. */
type Rate = { readonly most: number; readonly perSecond: number };

export const rates = {
  reading: { most: 1_200, perSecond: 60 },
  writing: { most: 240, perSecond: 4 },
  /** What reads the whole record, stretches a passphrase or starts a process. */
  heavy: { most: 24, perSecond: 0.2 },
} as const satisfies Readonly<Record<string, Rate>>;

const heavy = /\/api\/(check|export|people|people\/sheet|practice)$/;

function sortOf({ req }: Context): keyof typeof rates {
  const isReading = req.method === 'GET' || req.method === 'HEAD';
  if (heavy.test(req.path)) return 'heavy';
  return isReading ? 'reading' : 'writing';
}

/** `clock` in ms; each seat has stores of its own. */
export function limitRates(clock: () => number): MiddlewareHandler {
  const stores = new Map<string, { left: number; at: number }>();
  return async (context, next) => {
    const sort = sortOf(context);
    const { most, perSecond } = rates[sort];
    const name = `${context.req.path.split('/', 3)[2]} ${sort}`;
    const store = stores.get(name) ?? { left: most, at: clock() };
    stores.set(name, store);
    const now = clock();
    store.left = Math.min(most, store.left + ((now - store.at) / 1000) * perSecond);
    store.at = now;
    if (store.left < 1) {
      context.header('Retry-After', String(Math.ceil((1 - store.left) / perSecond)));
      return refusal(context, 429, 'too-many-requests');
    }
    store.left -= 1;
    return next();
  };
}
