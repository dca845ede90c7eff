/**
 * The live stream (Server-Sent Events, WHATWG HTML 9.2): a number and which entries came, never what they say; the page asks
 * again. Every event is put into bytes once, for all clients. A client is given the next one only when it has taken the one
 * before; one that cannot keep up is told "something changed" once, so nobody's slowness holds up others or grows this
 * node's memory.
 */
import { isoOf } from '@parley/desks';
import type { Hex } from '@parley/record';
import type { Context } from 'hono';
import type { LiveEvent } from '../contract/index.ts';
import { refusal } from './guards.ts';

const kept = 256;
const mostStreams = 1_200;
const mostEntries = 200;
/** ms. */
const heartbeat = 15_000;

export type Feed = {
  changed(entries: readonly Hex[]): void;
  serve(context: Context, isStill: () => boolean): Response;
  close(): void;
};

type Chunk = Uint8Array<ArrayBuffer>;
type Told = { readonly seq: number; readonly bytes: Chunk };

const utf8 = new TextEncoder();
const written = (event: LiveEvent): Chunk => utf8.encode(`data: ${JSON.stringify(event)}\nid: ${event.seq}\n\n`);
const stillHere = utf8.encode(': still here\n\n');

const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache', Connection: 'keep-alive' };

export function createFeed(now: () => number): Feed {
  const events: Told[] = [];
  let seq = 0;
  let isClosed = false;
  let streams = 0;
  /** Clients that have taken all there is, each with what it is woken by. */
  const waiting = new Set<() => void>();
  let beat: NodeJS.Timeout | undefined;

  /** All of them are woken at once; who waits again meanwhile is not woken twice. */
  function wakeAll(): void {
    const all = [...waiting];
    waiting.clear();
    for (const wake of all) wake();
  }

  const bare = (): Told => ({ seq, bytes: written({ seq, entries: [], now: isoOf(now()) }) });

  /** What comes next for a client that has seen `from`; without ids where that is no longer kept. */
  function nextAfter(from: number): Told | undefined {
    const first = events[0];
    if (!first || from >= seq) return undefined;
    return from + 1 >= first.seq ? events[from + 1 - first.seq] : bare();
  }

  /** From `from` on, whatever comes, as fast as it is read. */
  function streamFrom(from: number, isStill: () => boolean): ReadableStream<Chunk> {
    let seen = from;
    let isOpen = true;
    let isGreeted = false;
    let wake: (() => void) | undefined;
    const end = () => {
      if (isOpen) streams -= 1;
      isOpen = false;
      if (wake) waiting.delete(wake);
      if (streams === 0) clearInterval(beat);
    };
    const woken = () =>
      new Promise<void>((resolve) => {
        wake = resolve;
        waiting.add(resolve);
      });
    return new ReadableStream<Chunk>(
      {
        async pull(controller) {
          for (let rounds = 0; isOpen; rounds++) {
            if (isClosed || !isStill()) {
              end();
              controller.close();
              return;
            }
            const next = isGreeted ? nextAfter(seen) : bare();
            // Woken without news: by the heartbeat.
            if (!next && rounds > 0) return controller.enqueue(stillHere);
            if (next) {
              if (isGreeted) seen = next.seq;
              isGreeted = true;
              return controller.enqueue(next.bytes);
            }
            await woken();
          }
        },
        cancel: end,
      },
      // Nothing is taken from the feed before it is read.
      { highWaterMark: 0 },
    );
  }

  return {
    changed(entries) {
      seq += 1;
      const event: LiveEvent = { seq, entries: entries.slice(0, mostEntries), now: isoOf(now()) };
      events.push({ seq, bytes: written(event) });
      if (events.length > kept) events.shift();
      wakeAll();
    },
    close() {
      isClosed = true;
      clearInterval(beat);
      wakeAll();
    },
    serve(context, isStill) {
      // Whoever asks for the head only never reads a stream to its end.
      if (context.req.method === 'HEAD') return refusal(context, 405, 'only-get');
      if (isClosed || streams >= mostStreams) return refusal(context, 503, 'too-many-streams');
      const told = Number(context.req.header('last-event-id'));
      // A number from before a restart is beyond ours: such a client has missed an unknown part.
      const from = Number.isSafeInteger(told) && told > 0 ? (told > seq ? -1 : told) : seq;
      if (streams === 0) {
        clearInterval(beat);
        beat = setInterval(wakeAll, heartbeat).unref();
      }
      streams += 1;
      return context.body(streamFrom(from, isStill), 200, headers);
    },
  };
}
