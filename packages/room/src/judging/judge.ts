/**
 * Judging what was admitted, in its order: open the box, read the meaning, ask the judge in the act's own causal past.
 * A ruling once made is not asked again, but for what had seen an entry that is declared void.
 */
import { type Body, covers, decodeWraps, epochIn, type Held, type Hex, toHex } from '@parley/record';
import { destroy } from '../erasing/destroy.ts';
import { pinIsJudged, settleVoids } from '../erasing/voids.ts';
import { type Channel, charterChannel, type Node } from '../state.ts';
import { bodyOf } from './bodies.ts';
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

/** What cannot be judged yet holds up what rests on it, and nothing else. What became void is destroyed. */
function judgeChannel(node: Node, channel: Channel): string[] {
  const before = new Map(channel.unsettled === 'no' ? [] : channel.rulings);
  const settled = settle(node, channel);
  const fresh = judgeWaiting(node, channel);
  // Its first entry was only opened now.
  if (!settled && settle(node, channel)) fresh.push(...judgeWaiting(node, channel));
  return [...new Set(fresh)].filter((name) => before.get(name) !== channel.rulings.get(name));
}

/** Finds what is void, where something may have become so. False as long as nobody knows who is in the channel. */
function settle(node: Node, channel: Channel): boolean {
  if (channel.unsettled === 'no') return true;
  if (!channel.terms) return false;
  for (const name of settleVoids(node, channel)) destroy(node, channel, name);
  return true;
}

/** Judges, in order, what waits and what it rests on is judged of. Returns the names judged now. */
export function judgeWaiting(node: Node, channel: Channel): string[] {
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

/** The ruling on an admitted entry; undefined while its key is not here. */
function rule(node: Node, channel: Channel, held: Held): Ruling | undefined {
  const { entry } = held;
  const { sealing } = entry.header;
  const founding = entry.name === channel.id;
  // Who is in the channel stands in its first entry: until that is open, no other can be ruled on.
  if (!founding && !channel.rulings.has(channel.id)) return undefined;
  if (sealing.kind === 'wraps') return ruleWraps(node, channel, held);
  if (channel.voids.has(entry.name)) return 'void';
  if (sealing.kind === 'erasure') return ruleErasure(node, channel, held);
  if (channel.boxless.has(entry.name)) return undefined;
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

/** It was ruled on with all other erasures: which entries are void is one question. */
function ruleErasure(node: Node, channel: Channel, held: Held): Ruling | undefined {
  const body = bodyOf(node, channel, held);
  if (!body) return undefined;
  const { kind, by, id } = interpret(node, channel, placedOf(held), body);
  channel.meanings.set(held.entry.name, { kind, by, id, move: undefined });
  return channel.erased.get(held.entry.name);
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
  if (reads && !minted(channel, held, toHex(epochIn(held.entry.header)))) return 'readers-do-not-write';
  const expected = nodesOf(charter, channel.terms);
  const listed = wraps.value.map((wrap) => toHex(wrap.node));
  const same = listed.length === expected.length && listed.every((one, i) => one === expected[i]);
  return same ? 'stands' : 'wraps-differ';
}

/** Would this body stand here, said now? Asked before anything is signed. */
export function wouldStand(node: Node, channel: Channel, placed: Placed, body: Body): Ruling {
  const reading = interpret(node, channel, placed, body);
  return reading.judge(stateAt(node, channel, placed.past));
}
