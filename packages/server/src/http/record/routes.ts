/** The record desk: the timeline window by window, by filters and words, and one entry whole with its bytes. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { isoOf } from '@parley/desks';
import { seeking } from '@parley/desks/searching';
import { hasBox, signatureHolds, toHex } from '@parley/record';
import * as room from '@parley/room';
import { type TimelineQuery, timelineQuery, timelineView, type WholeEntry, wholeEntry } from '../../contract/index.ts';
import type { Seat } from '../../seat.ts';
import { answers, atMoment, type Described, momentOf, ofSeat, refusedAs, shared, under } from '../described.ts';
import { foundBy, type Indexed, indexedAt } from './timelines.ts';

export function recordRoutes(app: OpenAPIHono<Described>): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: under('views/timeline'),
      summary: 'A window of the record, newest first, by filters and by words in any script',
      request: { params: ofSeat, query: timelineQuery },
      responses: { 200: answers(timelineView, 'The window'), 400: refusedAs('Not a moment'), ...shared },
    }),
    (context) => {
      const { seat } = context.var;
      const query = context.req.valid('query');
      const moment = momentOf(seat, query.at);
      if (!moment) return context.json({ refused: 'not-a-moment' }, 400);
      return context.json(windowOf(seat, moment, query) as never, 200) as never;
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: under('entries/{entry}'),
      summary: 'One entry whole: its line, what it says, its signature verified now, and its bytes',
      request: {
        params: ofSeat.extend({ entry: z.string().max(64).describe('An entry’s hash, or what later acts call it by') }),
        query: atMoment,
      },
      responses: { 200: answers(wholeEntry, 'The entry'), 400: refusedAs('Not a moment'), ...shared },
    }),
    (context) => {
      const { seat } = context.var;
      const moment = momentOf(seat, context.req.valid('query').at);
      if (!moment) return context.json({ refused: 'not-a-moment' }, 400);
      const made = wholeOf(seat, moment, context.req.valid('param').entry);
      if (!made) return context.json({ refused: 'not-found' }, 404) as never;
      return context.json(made as never, 200) as never;
    },
  );
}

function windowOf(seat: Seat, moment: room.ViewMoment, query: TimelineQuery) {
  const node = seat.node();
  const indexed = indexedAt(node, moment);
  const rows = matching(seat, indexed, query);
  const { timeline, desks, first } = indexed;
  const shown = rows.slice(query.from, query.from + query.count);
  const named = query.sel === undefined ? undefined : indexed.named(query.sel);
  const selected = named ? rows.indexOf(named) : -1;
  return {
    ...room.timelineFrame(node, moment),
    total: timeline.rows.length,
    shown: rows.length,
    from: query.from,
    selected: selected < 0 ? null : selected,
    first: first === undefined ? null : isoOf(first),
    desks,
    lines: shown.map((row) => {
      const { body: _body, after: _after, node: _node, ...line } = timeline.line(row);
      return { ...line, desk: row.desk, mark: seat.mark(line) };
    }),
  };
}

/** Enough of a hash to be one and not a word. */
const hashBegun = /^[0-9a-f]{8,64}$/i;

function matching(seat: Seat, indexed: Indexed, query: TimelineQuery): readonly room.TimelineRow[] {
  const { desk, by, channel, provenance, disputed, q = '', kinds = '' } = query;
  const tests: ((row: room.TimelineRow) => boolean)[] = [];
  if (desk !== undefined) tests.push((row) => row.desk === desk);
  if (by !== undefined) tests.push((row) => row.by === by);
  if (channel !== undefined) tests.push((row) => row.channel === channel);
  if (disputed !== undefined) tests.push((row) => row.disputed);
  if (provenance === 'source' || provenance === 'invented') tests.push((row) => seat.mark(row) === provenance);
  else if (provenance !== undefined) tests.push((row) => row.provenance === provenance);
  if (q.trim() !== '') {
    const sought = seeking(q);
    const named = new Set(kinds.split(' '));
    const hash = hashBegun.exec(q.trim())?.[0].toLowerCase();
    const isCalled = (row: room.TimelineRow) =>
      hash !== undefined && (row.entry.startsWith(hash) || row.id.startsWith(hash));
    tests.push((row) => named.has(row.about) || isCalled(row) || sought(indexed.textOf(row)));
  }
  if (tests.length === 0) return indexed.timeline.rows;
  const name = JSON.stringify([desk, by, channel, provenance, disputed, q, kinds]);
  return foundBy(indexed, name, (row) => tests.every((fits) => fits(row)));
}

const isName = /^[0-9a-f]{32,64}$/;

function referencesIn({ timeline, named }: Indexed, row: room.TimelineRow): WholeEntry['references'] {
  return timeline.texts(row).flatMap((text) => {
    const of = isName.test(text) && text !== row.id ? named(text) : undefined;
    return of ? [{ id: text, reference: of.reference, kind: of.kind }] : [];
  });
}

function wholeOf(seat: Seat, moment: room.ViewMoment, name: string): WholeEntry | undefined {
  const node = seat.node();
  const indexed = indexedAt(node, moment);
  const { timeline } = indexed;
  const row = indexed.named(name);
  const held = row && node.channels.get(row.channel)?.history.byName.get(row.entry);
  if (!row || !held) return undefined;
  const { entry } = held;
  const line = timeline.line(row);
  return {
    entry: { ...line, mark: seat.mark(line) } as unknown as WholeEntry['entry'],
    references: referencesIn(indexed, row),
    signature: {
      algorithm: 'Ed25519',
      key: toHex(entry.header.node),
      value: toHex(entry.sign1.signature),
      holds: signatureHolds(node.crypto, entry),
    },
    bytes: toHex(entry.bytes),
    box: hasBox(entry) && entry.box.length > 0 ? toHex(entry.box) : null,
    boxHash: entry.header.sealing.kind === 'erasure' ? null : toHex(entry.header.boxHash),
  };
}
