/**
 * Who may ask at all. A node listens to this machine only, but other pages in the same browser reach this machine too:
 * they are told apart by the name they used (Host), by where they come from, and by a header that no form can send.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { longestAnnexRequest } from '../contract/index.ts';

export const longestBody = 1024 * 1024;
const deepest = 24;

export type Refused = { readonly refused: string };

export const refusal = (
  context: Context,
  status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 421 | 429 | 500 | 503,
  refused: string,
) => context.json({ refused } satisfies Refused, status);

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

/** A name that some other server's DNS points at this machine is not this node's name (DNS rebinding). */
export const onlyLoopback: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? new URL(context.req.url).host;
  if (!loopback.test(host)) return refusal(context, 421, 'foreign-host');
  return next();
};

/** Pages of other sites, other ports included, get no answer from an API, not even one that they could not read. */
export const onlySameOrigin: MiddlewareHandler = async (context, next) => {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return refusal(context, 403, 'foreign-origin');
  const origin = context.req.header('origin');
  const host = context.req.header('host') ?? new URL(context.req.url).host;
  if (origin !== undefined && origin !== `http://${host}`) return refusal(context, 403, 'foreign-origin');
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
  if (context.req.header('x-parley') !== '1') return refusal(context, 403, 'not-from-a-page-of-this-node');
  return next();
};

const atMost = (maxSize: number): MiddlewareHandler =>
  bodyLimit({ maxSize, onError: (context) => refusal(context, 413, 'too-large') });
const usual = atMost(longestBody);
const forAnnex = atMost(longestAnnexRequest);

/** Content of an annex comes in one request, in base64: that one may be longer. */
export const bounded: MiddlewareHandler = (context, next) =>
  (/^\/seat\/[^/]+\/api\/annexes$/.test(context.req.path) ? forAnnex : usual)(context, next);

/** JSON of a bounded depth: what is nested deeper could exhaust the stack of whoever walks it. */
export const onlyJson: MiddlewareHandler = async (context, next) => {
  if (context.req.method === 'GET' || context.req.method === 'HEAD' || context.req.method === 'DELETE') return next();
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json(\s*;|$)/i.test(type)) return refusal(context, 415, 'not-json');
  if (isTooDeep(await context.req.text())) return refusal(context, 400, 'malformed-request');
  return next();
};

/** Counted on the text, before anything is built from it. */
function isTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < json.length; i++) {
    const character = json[i];
    if (inString) {
      if (character === '\\') i += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '[' || character === '{') {
      depth += 1;
      if (depth > deepest) return true;
    } else if (character === ']' || character === '}') depth -= 1;
  }
  return false;
}
