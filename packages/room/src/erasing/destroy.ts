/**
 * What is void is destroyed: in memory, in what waits to be sent, and on the disk. Its key follows from the channel's and
 * from a salt in its header, so it is the box that goes; header, signature and hashes stay, and every chain with them.
 */
import { decode, destroyBox, erasedIn, giveBox, type Hex, hasBox, none, toHex, type Value } from '@parley/record';
import { bodyOf } from '../judging/bodies.ts';
import { heldOf } from '../judging/states.ts';
import { write } from '../keeping/write.ts';
import type { Channel, Node } from '../state.ts';
import { voidsIn } from './voids.ts';

/** Destroys the box of an entry that has become void, wherever this node has it. */
export function destroy(node: Node, channel: Channel, name: Hex): void {
  const held = heldOf(channel, name);
  const { entry } = held;
  // What was never read here is void on others' word.
  if (hasBox(entry) && !bodyOf(node, channel, held)) channel.boxless.set(name, 0);
  channel.bodies.delete(name);
  channel.meanings.delete(name);
  if (hasBox(entry)) {
    destroyBox(entry);
    node.boxes.push({ row: 'box', name, box: none });
  }
  for (const waiting of channel.anteroom.values()) for (const one of waiting) if (one.name === name) destroyBox(one);
  forgetLetters(node, channel);
  // The state in it has moved by this entry's words.
  node.effects.push({ type: 'renew-snapshot' });
}

/** Letters on their way out may bear the box. They are dropped; what they bore is found again by comparing lengths. */
function forgetLetters({ post }: Node, { id }: Channel): void {
  for (const [to, letters] of post.outgoing) {
    const rest = letters.filter((letter) => !bearsEntries(letter, id));
    if (rest.length === letters.length) continue;
    for (const letter of letters) if (!rest.includes(letter)) letter.fill(0);
    if (rest.length > 0) post.outgoing.set(to, rest);
    else post.outgoing.delete(to);
    post.missed = true;
  }
}

function bearsEntries(letter: Uint8Array, channel: Hex): boolean {
  const read = decode(letter, { bytes: letter.length, depth: 6 });
  if (!read.ok || !Array.isArray(read.value)) return false;
  const [type, id] = read.value as readonly Value[];
  return type === 'entries' && id instanceof Uint8Array && toHex(id) === channel;
}

/** Adds boxes to what a step stores: an erasure and its effect are on the disk together, or neither is. */
export function storeBoxes(node: Node): void {
  const { boxes } = node;
  node.boxes = [];
  if (boxes.length > 0) write(node, boxes);
}

/**
 * A box came that is not here. Of an entry that this node has read and found void itself it is not taken. Where it was
 * void on others' word, its words are asked once more; if something rests on it, it is no longer void.
 */
export function boxCame(node: Node, channel: Channel, name: Hex, box: Uint8Array, from: Hex): void {
  const { entry } = heldOf(channel, name);
  if (!channel.boxless.has(name)) {
    if (knowsErasure(channel, name, from))
      node.effects.push({ type: 'refused', reason: 'void', blame: 'carrier', node: from });
    return;
  }
  if (!giveBox(node.crypto, entry, box)) return;
  if (voidsIn(node, channel, 'all').voids.has(name)) {
    // Whoever cannot read it must go on asking.
    if (bodyOf(node, channel, heldOf(channel, name))) channel.boxless.delete(name);
    channel.bodies.delete(name);
    destroyBox(entry);
    return;
  }
  channel.boxless.delete(name);
  channel.unsettled = 'all';
  node.boxes.push({ row: 'box', name, box: entry.box });
}

/** Whether a peer has said that it holds the erasure of this entry. */
function knowsErasure(channel: Channel, name: Hex, peer: Hex): boolean {
  return channel.erasures.some((one) => {
    const { entry, log } = heldOf(channel, one);
    if (erasedIn(entry) !== name) return false;
    const told = channel.told.get(channel.history.logs[log]?.node ?? '')?.get(peer) ?? 0;
    return told > entry.header.position;
  });
}
