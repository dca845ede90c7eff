/**
 * The live stream: a number and which entries came, never what they say; the page asks again. A client that cannot keep
 * up is told "something changed" once, so nobody's slowness grows this node's memory.
 */
import { isoOf } from '@parley/desks';
import type { Hex } from '@parley/record';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { LiveEvent } from '../contract/index.ts';
import { refusal } from './guards.ts';

const kept = 256;
const mostStreams = 32;
const mostEntries = 200;
const heartbeat = 15_000;

export type Feed = {
  changed(entries: readonly Hex[]): void;
  serve(context: Context, isStill: () => boolean): Response;
  close(): void;
};

export function createFeed(now: () => number): Feed {
  const events: LiveEvent[] = [];
  let seq = 0;
  let isClosed = false;
  const waking = new Set<() => void>();
  let streams = 0;

  /** What a client that has seen `from` lacks; one event without ids where that is no longer kept. */
  function since(from: number): readonly LiveEvent[] {
    const last = events.at(-1);
    if (!last || from >= last.seq) return [];
    const first = events[0] as LiveEvent;
    return from + 1 >= first.seq ? events.slice(from + 1 - first.seq) : [{ ...last, entries: [] }];
  }

  return {
    changed(entries) {
      seq += 1;
      events.push({ seq, entries: entries.slice(0, mostEntries), now: isoOf(now()) });
      if (events.length > kept) events.shift();
      for (const wake of [...waking]) wake();
    },
    close() {
      isClosed = true;
      for (const wake of [...waking]) wake();
    },
    serve(context, isStill) {
      // Whoever asks for the head only never reads a stream to its end.
      if (context.req.method === 'HEAD') return refusal(context, 405, 'only-get');
      if (isClosed || streams >= mostStreams) return refusal(context, 503, 'too-many-streams');
      const told = Number(context.req.header('last-event-id'));
      // A number from before a restart is beyond ours: such a client has missed an unknown part.
      let from = Number.isSafeInteger(told) && told > 0 ? (told > seq ? -1 : told) : seq;
      streams += 1;
      return streamSSE(context, async (stream) => {
        const ended = new AbortController();
        stream.onAbort(() => {
          ended.abort();
          for (const wake of [...waking]) wake();
        });
        try {
          await stream.writeSSE({ data: JSON.stringify({ seq, entries: [], now: isoOf(now()) }), id: String(seq) });
          while (!ended.signal.aborted && !isClosed && isStill()) {
            const news = since(from);
            for (const event of news) await stream.writeSSE({ data: JSON.stringify(event), id: String(event.seq) });
            from = news.at(-1)?.seq ?? Math.max(from, 0);
            if (news.length === 0 && !(await wokenWithin(waking, heartbeat))) await stream.write(': still here\n\n');
          }
        } finally {
          streams -= 1;
        }
      });
    },
  };
}

function wokenWithin(waking: Set<() => void>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const wake = () => end(true);
    const timer = setTimeout(() => end(false), ms);
    function end(woken: boolean): void {
      clearTimeout(timer);
      waking.delete(wake);
      resolve(woken);
    }
    waking.add(wake);
  });
}
