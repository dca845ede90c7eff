/**
 * Judging what was admitted, in its order: open the box, read the meaning, ask the judge in the act's own causal past.
 * A ruling once made is never asked again.
 */
import {
  type Body,
  covers,
  decodeBody,
  decodeWraps,
  type EpochKey,
  type Held,
  type Hex,
  openEntry,
  toHex,
} from '@parley/record';
import { type Channel, charterChannel, type Node } from '../state.ts';
import { interpret, termsOf } from './interpret.ts';
import type { Ruling } from './meaning.ts';
import { type Placed, placedOf } from './scene.ts';
import { charterAt, delegationOf, heldOf, moveLive, nodesOf, stateAt } from './states.ts';

/** Judges all that can be judged, the charter first; returns the names judged now. */
export function judgeAll(node: Node): string[] {
  const charter = charterChannel(node);
  const fresh = charter ? judgeChannel(node, charter) : [];
  for (const channel of node.channels.values()) {
    if (channel !== charter) fresh.push(...judgeChannel(node, channel));
  }
  return fresh;
}

/** What cannot be judged yet holds up what rests on it, and nothing else. */
function judgeChannel(node: Node, channel: Channel): string[] {
  const fresh: string[] = [];
  const waiting: string[] = [];
  /** By log: the first position that waits. */
  const stopped: number[] = [];
  for (const name of channel.unjudged) {
    const held = heldOf(channel, name);
    const rests = stopped.some((position, log) => covers(held.past, log, position));
    const ruling = rests || !pinIsJudged(node, held) ? undefined : rule(node, channel, held);
    if (ruling === undefined) {
      stopped[held.log] ??= held.entry.header.position;
      waiting.push(name);
      continue;
    }
    channel.judged.push(name);
    channel.rulings.set(name, ruling);
    fresh.push(name);
  }
  if (fresh.length > 0) channel.unjudged = waiting;
  return fresh;
}

/** A pin into charter entries that this node cannot judge yet: whatever rests on them waits. */
function pinIsJudged(node: Node, held: Held): boolean {
  const charter = charterChannel(node);
  if (!charter) return true;
  return !charter.unjudged.some((name) => {
    const entry = heldOf(charter, name);
    return covers(held.pinned, entry.log, entry.entry.header.position);
  });
}

/** The ruling on an admitted entry; undefined while its key is not here. */
function rule(node: Node, channel: Channel, held: Held): Ruling | undefined {
  const { entry } = held;
  const { sealing } = entry.header;
  const founding = entry.name === channel.id;
  // Who is in the channel stands in its first entry: until that is open, no other can be ruled on.
  if (!founding && !channel.rulings.has(channel.id)) return undefined;
  if (sealing.kind === 'wraps') return ruleWraps(node, channel, held);
  const epoch = toHex(sealing.epoch);
  if (!founding && !minted(channel, held, epoch)) return 'unknown-epoch';
  const key = channel.epochs.get(epoch);
  if (!key) return undefined;
  const body = bodyOf(node, channel, held, key);
  if (!body) return 'malformed-body';
  const reading = interpret(node, channel, placedOf(held), body);
  const ruling = reading.judge(stateAt(node, channel, held.past));
  const { kind, by, id } = reading;
  const meaning = { kind, by, id, move: ruling === 'stands' ? reading.move : undefined };
  channel.meanings.set(entry.name, meaning);
  if (ruling !== 'stands') return ruling;
  if (founding) channel.terms = termsOf(body);
  moveLive(node, channel, held, meaning);
  return ruling;
}

/** Whether a list that stands had wrapped this epoch's key before. */
const minted = (channel: Channel, held: Held, epoch: Hex): boolean =>
  (channel.wraps.get(epoch) ?? []).some((name) => {
    const list = heldOf(channel, name);
    return covers(held.past, list.log, list.entry.header.position) && channel.rulings.get(name) === 'stands';
  });

/**
 * A wrap list stands when it wraps to exactly the channel's nodes under its pin, no fewer and no more. A reader mints no
 * key; it may wrap again what a member minted, for whom the member's wrap did not open.
 */
function ruleWraps(node: Node, channel: Channel, held: Held): Ruling {
  const wraps = decodeWraps(held.entry.box);
  if (!wraps.ok || !channel.terms) return 'malformed-body';
  const charter = charterAt(node, held.pinned.length === 0 ? held.past : held.pinned);
  const by = delegationOf(charter, toHex(held.entry.header.node));
  // Under its own retirement a stolen node could wrap a key of its own to all others. RO33
  if (by === undefined) return 'not-a-node-of-this-room';
  const reads = channel.terms.readers.includes(by);
  if (reads && !minted(channel, held, toHex(held.entry.header.sealing.epoch))) return 'readers-do-not-write';
  const expected = nodesOf(charter, channel.terms);
  const listed = wraps.value.map((wrap) => toHex(wrap.node));
  const same = listed.length === expected.length && listed.every((one, i) => one === expected[i]);
  return same ? 'stands' : 'wraps-differ';
}

/** An entry's body, opened once and kept. */
export function bodyOf(node: Node, channel: Channel, held: Held, key?: EpochKey): Body | undefined {
  const known = channel.bodies.get(held.entry.name);
  if (known) return known;
  const { sealing } = held.entry.header;
  if (sealing.kind !== 'sealed') return undefined;
  const epoch = key ?? channel.epochs.get(toHex(sealing.epoch));
  if (!epoch) return undefined;
  const opened = openEntry(node.crypto, held.entry, epoch.key);
  if (!opened.ok) return undefined;
  const body = decodeBody(opened.value);
  if (!body.ok) return undefined;
  channel.bodies.set(held.entry.name, body.value);
  return body.value;
}

/** Would this body stand here, said now? Asked before anything is signed. */
export function wouldStand(node: Node, channel: Channel, placed: Placed, body: Body): Ruling {
  const reading = interpret(node, channel, placed, body);
  return reading.judge(stateAt(node, channel, placed.past));
}
