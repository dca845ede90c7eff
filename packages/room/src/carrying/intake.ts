/**
 * What comes in from carriers and from one's own pen: into the history where all that it rests on is here, into a bounded
 * anteroom where it is not, or refused by name and blamed on the right one.
 */
import {
  admit,
  decodeWraps,
  type Entry,
  equal,
  founds,
  type Held,
  type Hex,
  historyOf,
  isCharter,
  type Stop,
  toHex,
  wrapInfo,
} from '@parley/record';
import { emptyState } from '../judging/meaning.ts';
import { charterNow, nodesOf } from '../judging/states.ts';
import type { Row } from '../ports.ts';
import { type Channel, charterChannel, type Node, ticket } from '../state.ts';

/** Entries kept per log while what they rest on is not here; more are dropped, and asked for again. */
const anteroomSize = 256;
/** Logs that may wait in one channel: as many as a full room has nodes. */
const anteroomLogs = 64;

/** Takes in a run of one log; returns the rows to be kept. Entries held already are passed over in silence. */
export function admitRun(
  node: Node,
  channel: Channel,
  run: readonly Entry[],
  at: number,
  from: 'carrier' | 'own-pen' = 'carrier',
): Row[] {
  const first = run[0];
  if (!first) return [];
  const author = toHex(first.header.node);
  if (!mayWrite(node, channel, author)) return wait(channel, author, run);
  const charter = isCharter(channel.history) ? undefined : charterChannel(node)?.history;
  const { admitted, stopped } = admit(channel.history, charter, node.crypto, run);
  const rows = admitted.map((held) => receive(node, channel, held, at));
  if (author === node.name && from === 'carrier' && (admitted.length > 0 || contradictsItself(stopped)))
    node.standing = { state: 'restored' };
  if (stopped && 'awaited' in stopped) wait(channel, author, run.slice(run.indexOf(stopped.entry)));
  if (stopped && 'refused' in stopped)
    node.effects.push({ type: 'refused', reason: stopped.refused, blame: stopped.blame, node: author });
  return rows;
}

/**
 * An entry of this node's own, signed and not written here: its disk has lost it, or its key is in use elsewhere. Either
 * way the next position may be taken already, so it signs no more.
 */
const contradictsItself = (stopped: Stop | undefined): boolean =>
  stopped !== undefined && 'refused' in stopped && stopped.blame === 'author';

/** What may be held of a channel before its first entry could be opened. */
const unopenedMost = 8192;

/**
 * Only the logs of a channel's nodes are let in. Who they are stands in its first entry; until that is open, which may
 * take a key from another's log, a bounded number of entries is.
 */
function mayWrite(node: Node, channel: Channel, author: Hex): boolean {
  if (!channel.terms) return channel.history.byName.size < unopenedMost;
  return nodesOf(charterNow(node), channel.terms).includes(author);
}

function wait(channel: Channel, author: Hex, run: readonly Entry[]): Row[] {
  if (!channel.anteroom.has(author) && channel.anteroom.size >= anteroomLogs) return [];
  const waiting = channel.anteroom.get(author) ?? [];
  const known = new Set(waiting.map((entry) => entry.name));
  const more = run.filter((entry) => !known.has(entry.name));
  const all = [...waiting, ...more].sort((left, right) => left.header.position - right.header.position);
  channel.anteroom.set(author, all.slice(0, anteroomSize));
  return [];
}

/** Lets in from every anteroom what can come in now. Returns the rows to be kept. */
export function retryAnterooms(node: Node, at: number): Row[] {
  const rows: Row[] = [];
  for (const channel of node.channels.values()) {
    for (const [author, run] of [...channel.anteroom]) {
      channel.anteroom.delete(author);
      rows.push(...admitRun(node, channel, run, at));
    }
  }
  return rows;
}

function receive(node: Node, channel: Channel, held: Held, at: number): Row {
  const { entry } = held;
  channel.unjudged.push(entry.name);
  channel.heldAt.set(entry.name, at);
  if (entry.header.sealing.kind === 'wraps') takeWraps(node, channel, entry);
  return { row: 'entry', channel: channel.id, bytes: entry.bytes, box: entry.box, heldAt: at };
}

/** Remembers which entry wraps an epoch's key, and asks for this node's own wrap to be undone. */
export function takeWraps(node: Node, channel: Channel, entry: Entry): void {
  const id = entry.header.sealing.epoch;
  const epoch = toHex(id);
  channel.wraps.set(epoch, [...(channel.wraps.get(epoch) ?? []), entry.name]);
  if (channel.epochs.has(epoch) || channel.unwrapping.get(epoch) === 'asked') return;
  const wraps = decodeWraps(entry.box);
  const mine = wraps.ok ? wraps.value.find((wrap) => equal(wrap.node, node.identity.signer.publicKey)) : undefined;
  if (!mine) return;
  channel.unwrapping.set(epoch, 'asked');
  const { room, channel: channelId } = channel.history;
  const info = wrapInfo(room, channelId, id, mine.node);
  const number = ticket(node, { next: 'adopt', channel: channel.id, epoch, minter: toHex(entry.header.node) });
  node.effects.push({ type: 'unwrap', ticket: number, wrapped: mine.wrapped, info });
}

/** The channel that an entry founds, made empty where this node does not have it yet. */
export function channelFounded(node: Node, first: Entry): Channel | undefined {
  if (!founds(first)) return undefined;
  const known = node.channels.get(first.name);
  if (known) return known;
  const history = historyOf(first);
  if (isCharter(history)) {
    if (node.room !== undefined) return undefined;
    node.room = first.name;
  } else if (node.room !== toHex(history.room)) return undefined;
  const channel: Channel = {
    id: first.name,
    history,
    terms: undefined,
    epochs: new Map(),
    wraps: new Map(),
    bodies: new Map(),
    rulings: new Map(),
    meanings: new Map(),
    unjudged: [],
    judged: [],
    live: { state: emptyState, moved: [] },
    heldAt: new Map(),
    anteroom: new Map(),
    told: new Map(),
    renewing: new Set(),
    unwrapping: new Map(),
  };
  node.channels.set(channel.id, channel);
  return channel;
}
