/**
 * Channels that others found. Only a node that the charter here names may found one, and of channels whose first entry does
 * not open here only so many are kept: whoever founds more fills no disk but its own.
 */
import { type Entry, founds, type Hex, isCharter, logsOf, signatureHolds, toHex } from '@parley/record';
import { charterNow, namedBy } from '../judging/states.ts';
import { type Channel, charterChannel, type Node } from '../state.ts';
import { channelFounded } from './channel.ts';

/** Channels kept of one founding delegation; and of those the ones that are not open here. */
const mostFounded = 1024;
const mostUnopened = 64;

/** What may be held of one log in all channels that are not open here. A node that comes reads old channels from the start. */
const unopenedLog = { entries: 8192, bytes: 16 * 1024 * 1024 };
/** And of one such channel, whoever writes. */
const unopenedChannel = 32_768;

/**
 * The channel that a letter begins, made empty; undefined where it is not let in. Nobody is told why: a node that the
 * charter does not name here yet is heard once lengths are compared again.
 */
export function foundedElsewhere(node: Node, first: Entry): Channel | undefined {
  if (!founds(first)) return undefined;
  if (!charterChannel(node)) return channelFounded(node, first);
  const charter = charterNow(node);
  const founder = toHex(first.header.node);
  const by = namedBy(charter, founder);
  if (by === undefined) return undefined;
  const theirs = [...node.channels.values()].filter((channel) => namedBy(charter, channel.founder) === by);
  if (theirs.length < mostFounded && theirs.filter(isUnopened).length < mostUnopened)
    return channelFounded(node, first);
  if (signatureHolds(node.crypto, first))
    node.effects.push({ type: 'refused', reason: 'too-many-channels', blame: 'author', node: founder });
  return undefined;
}

/** A channel into which nothing came was founded by nobody. */
export function forgetEmpty(node: Node, channel: Channel): void {
  if (channel.history.byName.size > 0 || channel.anteroom.size > 0) return;
  node.channels.delete(channel.id);
  if (node.room === channel.id) node.room = undefined;
}

/** Not open here, and no key on its way out of a wrap. */
const isUnopened = ({ terms, unwrapping }: Channel): boolean => !terms && ![...unwrapping.values()].includes('asked');

/**
 * Whether more of a log may be held of a channel that is not open here. Who is in it is not known yet; what its founder's
 * accomplices write there is counted on each of them.
 */
export function mayHoldUnopened(node: Node, channel: Channel, author: Hex): boolean {
  if (channel.history.byName.size >= unopenedChannel) return false;
  if (!isCharter(channel.history) && namedBy(charterNow(node), author) === undefined) return false;
  let [entries, bytes] = [0, 0];
  for (const other of node.channels.values()) {
    for (const { entry } of (other.terms ? undefined : logsOf(other.history, author).flatMap((log) => log.entries)) ??
      []) {
      entries += 1;
      bytes += entry.bytes.length + entry.box.length;
    }
  }
  return entries < unopenedLog.entries && bytes < unopenedLog.bytes;
}
