/**
 * Channel keys when the charter changes who a channel's nodes are. A node that came gets the keys that there are, in a new
 * list of an old epoch; when one went, a new epoch is minted and nobody writes under the old ones again. Several lists and
 * epochs may stand side by side: a writer takes the lowest id whose list fits.
 */
import type { Charter } from '@parley/desks';
import {
  type EpochKey,
  encodeWraps,
  epochId,
  fromBase64url,
  fromHex,
  type Hex,
  none,
  toHex,
  wrapInfo,
  wrapSize,
  writeWraps,
} from '@parley/record';
import { charterNow, delegationOf, nodesOf } from '../judging/states.ts';
import { type Channel, type Pending, ticket } from '../state.ts';
import { commit, nextPlace, type Step } from './compose.ts';
import { listedNodes, writingEpoch } from './key.ts';

/** Asks for the wraps that are missing, where it falls to this node. */
export function renewKeys(step: Step): void {
  for (const channel of step.node.channels.values()) {
    if (falls(step, channel)) renew(step, channel);
  }
}

/** One node does it, so that not all do: the first of the writing nodes in force. */
function falls({ node }: Step, channel: Channel): boolean {
  if (!channel.terms || channel.unjudged.length > 0 || node.standing.state !== 'whole') return false;
  const charter = charterNow(node);
  const writers =
    channel.terms.purpose === 'charter' ? charter.delegations.map((one) => one.id) : channel.terms.members;
  const first = nodesOf(charter, channel.terms).find((name) => writers.includes(delegationOf(charter, name) ?? ''));
  return first === node.name;
}

function renew(step: Step, channel: Channel): void {
  const { node, dice } = step;
  if (!channel.terms || channel.renewing.size > 0) return;
  const charter = charterNow(node);
  const expected = nodesOf(charter, channel.terms);
  if (!expected.includes(node.name)) return;
  // Keys that there are go to nodes that came: what they may read is the whole of the channel.
  for (const epoch of channel.epochs.values()) {
    const listed = listedNodes(channel, toHex(epoch.id));
    if (listed.size > 0 && expected.some((name) => !listed.has(name)))
      askForWraps(step, channel, charter, epoch, expected);
  }
  if (channel.renewing.size > 0 || writingEpoch(node, channel)) return;
  const key = dice(32);
  askForWraps(step, channel, charter, { id: epochId(node.crypto, key), key }, expected);
}

function askForWraps(step: Step, channel: Channel, charter: Charter, epoch: EpochKey, nodes: readonly Hex[]): void {
  const { node, dice } = step;
  const seals = new Map(charter.delegations.flatMap((one) => one.nodes.map((keys) => [keys.node, keys.seal])));
  const { room, channel: id } = channel.history;
  const jobs = nodes.map((name) => ({
    recipient: fromBase64url(seals.get(name) ?? '') ?? none,
    info: wrapInfo(room, id, epoch.id, fromHex(name) as Uint8Array),
    ekm: dice(64),
  }));
  channel.renewing.add(toHex(epoch.id));
  const number = ticket(node, { next: 'renew', channel: channel.id, epoch, nodes });
  node.effects.push({ type: 'wrap', ticket: number, key: epoch.key, jobs });
}

/** The wraps are there. If the charter has moved on meanwhile, the list would be refused: it is dropped and asked anew. */
export function renewed(step: Step, pending: Extract<Pending, { next: 'renew' }>, wraps: readonly Uint8Array[]): void {
  const { node, moment } = step;
  const channel = node.channels.get(pending.channel);
  if (!channel?.terms) return;
  channel.renewing.delete(toHex(pending.epoch.id));
  const expected = nodesOf(charterNow(node), channel.terms);
  const fits = expected.length === pending.nodes.length && expected.every((name, i) => name === pending.nodes[i]);
  if (!fits || channel.unjudged.length > 0 || wraps.length !== expected.length) return;
  if (wraps.some((wrap) => wrap.length !== wrapSize)) {
    node.effects.push({ type: 'refused', reason: 'keys-not-wrapped', blame: 'author', node: '' });
    return;
  }
  const list = encodeWraps(
    expected.map((name, i) => ({ node: fromHex(name) as Uint8Array, wrapped: wraps[i] as Uint8Array })),
  );
  const { draft } = nextPlace(node, channel, moment);
  const entry = writeWraps(node.crypto, node.identity.signer, draft, pending.epoch.id, list);
  const epoch = toHex(pending.epoch.id);
  channel.epochs.set(epoch, pending.epoch);
  commit(step, channel, [entry], undefined, [{ row: 'key', channel: channel.id, epoch, key: pending.epoch.key }]);
}
