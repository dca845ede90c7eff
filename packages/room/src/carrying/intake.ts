/**
 * What comes in from carriers and from one's own pen: into the history where all that it rests on is here, into a bounded
 * anteroom where it is not, or refused by name and blamed on the right one.
 */
import { admit, type Entry, type Held, type Hex, hasBox, hasForked, isCharter, type Stop, toHex } from '@parley/record';
import type { Row } from '../ports.ts';
import { type Channel, charterChannel, type Node } from '../state.ts';
import { chainsIn, wait } from './anteroom.ts';
import { mayHoldUnopened } from './founding.ts';
import { letInUpTo } from './rested-on.ts';
import { noteSighted, witnessIn } from './sighted.ts';
import { takeWraps } from './wraps.ts';

/** An erasure, or an entry without its box: either may make others void. */
export function noteErasure(channel: Channel, entry: Entry): void {
  const { name, header } = entry;
  const erases = header.sealing.kind === 'erasure';
  if (erases) channel.erasures.push(name);
  else if (!hasBox(entry)) channel.boxless.set(name, 0);
  else return;
  if (channel.unsettled === 'no') channel.unsettled = 'new';
}

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
  const upTo = mayWriteUpTo(node, channel, author);
  const barred = run.filter((entry) => entry.header.position >= upTo);
  if (barred.length > 0) {
    wait(node, channel, author, barred);
    const rest = run.filter((entry) => entry.header.position < upTo);
    return admitRun(node, channel, rest, at, from);
  }
  const { history } = channel;
  const charter = isCharter(history) ? undefined : charterChannel(node)?.history;
  const witnessed = witnessIn(node, channel, author, (other) => mayWriteUpTo(node, channel, other) > 0);
  const forkKnown = hasForked(history, author);
  // What lies between may be longer than what can wait.
  if (forkKnown || !isPlaced(channel, run)) noteSighted(channel, author, run, witnessed);
  const { admitted, stopped } = admit(history, charter, node.crypto, run, witnessed);
  const rows = admitted.map((held) => receive(node, channel, held, at));
  if (author === node.name && from === 'carrier' && (admitted.length > 0 || contradictsItself(stopped)))
    node.standing = { state: 'restored' };
  if (!forkKnown && hasForked(history, author))
    node.effects.push({ type: 'refused', reason: 'forked', blame: 'author', node: author });
  if (stopped && 'awaited' in stopped) wait(node, channel, author, run.slice(run.indexOf(stopped.entry)));
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

/**
 * Only the logs of a channel's nodes are let in. Who they are stands in its first entry; until that is open, which may
 * take a key from another's log, a bounded part of each is.
 */
function mayWriteUpTo(node: Node, channel: Channel, author: Hex): number {
  if (channel.terms) return letInUpTo(node, channel, author);
  return mayHoldUnopened(node, channel, author) ? Number.POSITIVE_INFINITY : 0;
}

/** Lets in from every anteroom what can come in now. Returns the rows to be kept. */
export function retryAnterooms(node: Node, at: number): Row[] {
  const rows: Row[] = [];
  for (const channel of node.channels.values()) {
    for (const [author, waiting] of [...channel.anteroom]) {
      channel.anteroom.delete(author);
      for (const chain of chainsIn(waiting)) {
        if (isPlaced(channel, chain)) rows.push(...admitRun(node, channel, chain, at));
        else wait(node, channel, author, chain);
      }
    }
  }
  return rows;
}

/** Whether what a chain stands on is here; if not, nothing of it need be asked. */
function isPlaced({ history }: Channel, [first]: readonly Entry[]): boolean {
  return first !== undefined && (first.header.position === 0 || history.byName.has(toHex(first.header.prev)));
}

function receive(node: Node, channel: Channel, held: Held, at: number): Row {
  const { entry } = held;
  channel.unjudged.push(entry.name);
  channel.sighted.delete(entry.name);
  channel.heldAt.set(entry.name, at);
  if (entry.header.sealing.kind === 'wraps') takeWraps(node, channel, entry);
  noteErasure(channel, entry);
  return { row: 'entry', channel: channel.id, name: entry.name, bytes: entry.bytes, box: entry.box, heldAt: at };
}
