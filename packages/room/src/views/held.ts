/**
 * What a page was made from, as one hash: paper bears it, so that whoever holds the sheet can open the same moment again
 * and see that nothing was different. How it is reckoned: docs/formats/printed.md.
 */
import { type Hex, toHex } from '@parley/record';
import type { Channel, Node } from '../state.ts';
import { frame, heldPast, type Moment } from './frame.ts';

const utf8 = new TextEncoder();

export function heldView(node: Node, moment: Moment) {
  const logs = [...node.channels.values()].flatMap((channel) => headsOf(channel, moment));
  const lines = logs.map(({ channel, node: of, entries, head }) => `${channel} ${of} ${entries} ${head}\n`).sort();
  const hash: Hex = toHex(node.crypto.sha256(utf8.encode(lines.join(''))));
  return {
    ...frame(node, 'held', moment),
    hash,
    logs: logs.length,
    entries: logs.reduce((sum, one) => sum + one.entries, 0),
  };
}

/** Each log of which something was held then: how many entries of its own, and the last of them. */
function headsOf(channel: Channel, { held }: Moment) {
  const past = heldPast(channel, held);
  return channel.history.logs.flatMap((log, place) => {
    const entries = Math.max(0, (past[place] ?? 0) - log.from);
    const head = log.entries[entries - 1]?.entry.name;
    return head === undefined ? [] : [{ channel: channel.id, node: log.node, entries, head }];
  });
}
