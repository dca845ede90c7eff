/** One timeline over all channels of this seat: every act with who said it, when, where, and what became of it. */
import type { Charter } from '@parley/desks';
import { covers, decodeFields, type Held, type Hex, type Past } from '@parley/record';
import { bodyOf } from '../judging/bodies.ts';
import type { OpenedCut } from '../judging/disowned.ts';
import { disputing } from '../judging/disputes.ts';
import { paperOf } from '../judging/meaning.ts';
import { heldOf, namedBy } from '../judging/states.ts';
import type { Channel, Node } from '../state.ts';
import { findPaper } from '../writing/compose.ts';
import { charterIn, frame, heardFrom, heldPast, iso, type Moment, words } from './frame.ts';
import { intervalOf, seenWithout } from './witness.ts';

/** Receipts and wrap lists keep the record whole; they are not acts of people, and the timeline leaves them out. */
const silent = new Set(['receipt.given']);

export type RecordLine = ReturnType<typeof linesOf>[number];

export function recordView(node: Node, moment: Moment) {
  const charter = charterIn(node, moment);
  const entries = [...node.channels.values()].flatMap((channel) => linesOf(node, charter, channel, moment));
  entries.sort((left, right) =>
    left.claimed === right.claimed ? order(left.entry, right.entry) : order(left.claimed, right.claimed),
  );
  return { ...frame(node, 'record', moment), entries, intact: intactOf(node), heardFrom: heardFrom(node, moment) };
}

/** Everything held was admitted link by link; what could not be is not held. `verify` checks it again from the bytes. */
export function intactOf(node: Node) {
  const histories = [...node.channels.values()].map((channel) => channel.history);
  const logs = histories.reduce((sum, history) => sum + history.indexOf.size, 0);
  const entries = histories.reduce((sum, history) => sum + history.byName.size, 0);
  return { holds: true, logs, entries };
}

const order = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

function linesOf(node: Node, charter: Charter, channel: Channel, moment: Moment) {
  const past = heldPast(channel, moment.held);
  const line = linesIn(node, charter, channel, past);
  return placesIn(node, charter, channel, past).map(line);
}

/** One act of the timeline before anything is asked of it: where it stands, what sort it is, and its number. */
export type Place = {
  readonly held: Held;
  readonly meaning: { readonly kind: string; readonly by: string; readonly id: Hex };
  readonly count: number;
};

/** The acts of a channel within a past, in the order in which they were judged. */
export function placesIn(node: Node, charter: Charter, channel: Channel, past: Past): readonly Place[] {
  const counts = new Map<string, number>();
  return channel.judged.flatMap((name) => {
    const held = heldOf(channel, name);
    if (!covers(past, held.log, held.entry.header.position)) return [];
    const meaning = channel.voids.has(name)
      ? meaningOfVoid(charter, channel, held)
      : node.readMeaning(node, channel, name);
    if (!meaning || silent.has(meaning.kind)) return [];
    const count = (counts.get(meaning.by) ?? 0) + 1;
    counts.set(meaning.by, count);
    return [{ held, meaning, count }];
  });
}

/** Says of an act all that its line shows. `past` is how far the channel is shown. */
export function linesIn(node: Node, charter: Charter, channel: Channel, past: Past) {
  const disputed = disputing(node, channel, past, channel.live.state.disowned);
  return ({ held, meaning, count }: Place) => {
    const by = channel.voids.get(held.entry.name);
    const voided = by === undefined ? null : voidOf(charter, channel, by);
    const cut = voided ? undefined : disputed(held);
    const dispute = cut ? disputeOf(charter, channel, held, cut, past) : null;
    return { ...line(node, charter, channel, held, meaning, count, past), disputed: dispute, voided };
  };
}

/** That it was an act, and whose, is all that is left of it. */
const meaningOfVoid = (charter: Charter, { history }: Channel, { entry, log }: Held) => ({
  kind: 'entry.void',
  by: namedBy(charter, history.logs[log]?.node ?? '') ?? '',
  id: entry.name,
});

/** By whose entry it was withdrawn as spilled, and when, as that claims. */
function voidOf(charter: Charter, channel: Channel, erasure: Hex) {
  const held = heldOf(channel, erasure);
  const { by } = meaningOfVoid(charter, channel, held);
  return { by, at: iso(held.entry.header.claimed), entry: erasure };
}

function line(
  node: Node,
  charter: Charter,
  channel: Channel,
  held: Held,
  meaning: { readonly kind: string; readonly by: string; readonly id: Hex },
  count: number,
  shown: Past,
) {
  const { header, name } = held.entry;
  const interval = intervalOf(charter, channel, held, shown);
  const body = bodyOf(node, channel, held);
  const conveyed = meaning.kind.startsWith('instrument.') ? paperOf(channel.live.state, meaning.id) : undefined;
  return {
    entry: name,
    id: meaning.id,
    reference: `${codeOf(meaning.by)}-${count}`,
    channel: channel.id,
    channelName: channel.terms?.name ?? '',
    position: header.position,
    node: channel.history.logs[held.log]?.node ?? '',
    by: meaning.by,
    kind: meaning.kind,
    desk: meaning.kind.split('.')[0] ?? '',
    claimed: iso(header.claimed),
    heldSince: iso(channel.heldAt.get(name) ?? 0),
    // Of the author's delegation and of every witness: held, never read.
    heldBy: [...new Set([meaning.by, ...interval.by.map((one) => one.by)])].filter((one) => one !== '').sort(),
    after: words(interval.after),
    witnessed: words(interval.by),
    verdict: channel.rulings.get(name) ?? 'stands',
    conveyed: conveyed ? { kind: conveyed.kind, by: conveyed.by, id: meaning.id } : null,
    mark: null,
    body: shownBody(node, body, meaning.id),
  };
}

/** Both accounts: that its delegation disowns it, since when, and who had seen it without knowing of that. */
function disputeOf(charter: Charter, channel: Channel, held: Held, cut: OpenedCut, shown: Past) {
  const opened = heldOf(channel, cut.ref);
  return {
    by: cut.by,
    cut: cut.ref,
    since: iso(opened.entry.header.claimed),
    seenBefore: words(seenWithout(charter, channel, held, opened, shown)),
  };
}

/** A short, speakable code of a delegation: the initials of its id. */
export function codeOf(delegation: string): string {
  return delegation
    .split('-')
    .map((part) => part[0]?.toUpperCase() ?? '')
    .join('');
}

/** The fields of an act, with those of the paper that it bears or is about. */
export function shownBody(node: Node, body: ReturnType<typeof bodyOf>, id: Hex): unknown {
  if (!body) return {};
  const paper = body.paper ?? (body.kind.startsWith('instrument.') ? findPaper(node, id) : undefined);
  if (!paper) return body.fields;
  const fields = decodeFields(paper.text);
  return { ...body.fields, ...(fields.ok ? fields.value : {}) };
}
