/** The daily start: a node as its snapshot says, standing on rows that nobody has read yet. */
import { takenUp } from '@parley/desks';
import {
  type Cryptography,
  type EpochKey,
  entryAt,
  equal,
  type Hex,
  historyFrom,
  isCharter,
  lengthOf,
  none,
  type Shelf,
} from '@parley/record';
import { takeWraps } from '../carrying/wraps.ts';
import { bodyOf } from '../judging/bodies.ts';
import { termsOf } from '../judging/interpret.ts';
import type { ChannelState } from '../judging/meaning.ts';
import { heldOf } from '../judging/states.ts';
import { type Channel, channelOf, type Node } from '../state.ts';
import type { ChannelShot, Snapshot } from './snapshot.ts';

/**
 * Puts into an empty node what the snapshot says. False where it does not fit: it is another node's, the disk has more or
 * fewer rows than it counts, or another last entry in a log. The node is then thrown away and everything judged again.
 */
export function resume(
  node: Node,
  snapshot: Snapshot,
  rowsBefore: number,
  keysOf: (channel: Hex) => Iterable<readonly [Hex, EpochKey]>,
  shelf: Shelf,
): boolean {
  try {
    if (snapshot.node !== node.name) return false;
    let rows = snapshot.setAside;
    for (const shot of snapshot.channels) {
      const channel = channelFrom(node.crypto, shot, shelf);
      rows += channel.history.byName.size;
      if (!lastEntriesFit(channel)) return false;
      node.channels.set(channel.id, channel);
      if (isCharter(channel.history)) node.room = channel.id;
      for (const [epoch, key] of keysOf(channel.id)) channel.epochs.set(epoch, key);
      if (!begun(node, channel)) return false;
    }
    if (rows !== rowsBefore) return false;
    node.setAside = snapshot.setAside;
    for (const channel of node.channels.values()) askForKeys(node, channel);
    return true;
  } catch {
    return false; // cut short, or a row that differs
  }
}

function channelFrom(crypto: Cryptography, shot: ChannelShot, shelf: Shelf): Channel {
  const history = historyFrom(crypto, shot.outline, shelf);
  // The first entry that was admitted is the one that founds the channel.
  const channel = channelOf(history, history.logs[0]?.node ?? '');
  const names = [...history.byName.keys()];
  const waiting = new Set(shot.waiting);
  for (const name of names) {
    if (waiting.has(name)) channel.unjudged.push(name);
    else {
      channel.judged.push(name);
      channel.rulings.set(name, 'stands');
    }
  }
  channel.heldAt.takeUp(names, shot.heldAfter);
  for (const [name, ruling] of shot.refused) channel.rulings.set(name, ruling);
  for (const [epoch, names] of shot.wraps) channel.wraps.set(epoch, [...names]);
  channel.erasures.push(...shot.erasures);
  channel.voids = new Map(shot.voids);
  channel.erased = new Map(shot.erased);
  for (const name of shot.boxless) channel.boxless.set(name, 0);
  // An erasure that waits for its pin is reckoned with once that is here.
  channel.unsettled = shot.erasures.length > shot.erased.length ? 'new' : 'no';
  channel.live = { state: takenUp(shot.state) as ChannelState, moved: shot.moved };
  return channel;
}

/** By its chain the last entry of a log stands for all before it: it is read, and must follow on what the outline names. */
function lastEntriesFit({ history }: Channel): boolean {
  return history.logs.every((log) => {
    const last = log.entries.at(-1);
    const before = entryAt(log, lengthOf(log) - 2);
    return last !== undefined && equal(last.entry.header.prev, before?.entry.hash ?? none);
  });
}

/** A channel's terms stand in its first entry, where that could be judged. */
function begun(node: Node, channel: Channel): boolean {
  if (channel.rulings.get(channel.id) !== 'stands') return true;
  const first = bodyOf(node, channel, heldOf(channel, channel.id));
  if (first) channel.terms = termsOf(first);
  return first !== undefined;
}

/** A key that was being unwrapped when the snapshot was taken is asked for again. */
function askForKeys(node: Node, channel: Channel): void {
  for (const [epoch, names] of [...channel.wraps]) {
    if (channel.epochs.has(epoch)) continue;
    channel.wraps.delete(epoch);
    for (const name of names) takeWraps(node, channel, heldOf(channel, name).entry);
  }
}
