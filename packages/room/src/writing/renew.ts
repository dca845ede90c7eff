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
import { awaitsAnnexes } from '../annexes/fetch.ts';
import { wantedEpochs } from '../carrying/wanting.ts';
import { charterNow, delegationOf, nodesOf } from '../judging/states.ts';
import type { ChannelTerms } from '../ports.ts';
import { type Channel, type Node, type Pending, ticket } from '../state.ts';
import { commit, nextPlace, type Step } from './compose.ts';
import { listedNodes, writingEpoch } from './key.ts';

/** Asks for the wraps that are missing, where it falls to this node. */
export function renewKeys({ node, dice }: Step): void {
  for (const channel of node.channels.values()) {
    if (!lacksKeys(node, channel)) channel.overdue = 0;
    else if (falls(node, channel)) renew({ node, dice }, channel);
  }
}

/** Called at every beat: keys that still do not fit make it the next one's turn; what could not be wrapped is tried anew. */
export function noteOverdue(node: Node): void {
  for (const channel of node.channels.values()) {
    channel.renewing.clear();
    channel.awaiting = Math.max(0, channel.awaiting - 1);
    if (lacksKeys(node, channel)) channel.overdue += 1;
  }
}

/** Whether anything is to be done at a beat beyond receipts and lengths: keys or annexes to be asked for, keys to be minted. */
export const dueAtBeat = (node: Node): boolean =>
  node.post.missed ||
  awaitsAnnexes(node) ||
  [...node.channels.values()].some(
    (channel) =>
      wantedEpochs(channel).length > 0 || lacksKeys(node, channel) || lacksBoxes(channel) || awaitsEntries(channel),
  );

/** Whether something began to wait here of late, for entries that nobody has sent. */
const awaitsEntries = ({ anteroom, awaiting }: Channel): boolean => anteroom.size > 0 && awaiting > 0;

/** Whether anything waits here for a box that nothing declares void. */
const lacksBoxes = ({ boxless, voids }: Channel): boolean => [...boxless.keys()].some((name) => !voids.has(name));

type Fit = { readonly charter: Charter; readonly judged: number; readonly keys: number; readonly lacks: boolean };
const fits = new WeakMap<Channel, Fit>();

/** Whether a key here is not wrapped to all nodes of today, or none is wrapped to exactly them. Looked at anew only when something came. */
function lacksKeys(node: Node, channel: Channel): boolean {
  if (!channel.terms || node.standing.state !== 'whole') return false;
  const charter = charterNow(node);
  const [judged, keys] = [channel.judged.length, channel.epochs.size];
  const known = fits.get(channel);
  if (known?.charter === charter && known.judged === judged && known.keys === keys) return known.lacks;
  const expected = nodesOf(charter, channel.terms);
  const lacks =
    expected.includes(node.name) &&
    (writingEpoch(node, channel) === undefined || missing(channel, expected).length > 0);
  fits.set(channel, { charter, judged, keys, lacks });
  return lacks;
}

/** Keys that there are go to nodes that came: what they may read is the whole of the channel. */
const missing = (channel: Channel, expected: readonly Hex[]): readonly EpochKey[] =>
  [...channel.epochs.values()].filter((epoch) => {
    const listed = listedNodes(channel, toHex(epoch.id));
    return listed.size > 0 && expected.some((name) => !listed.has(name));
  });

/**
 * One node does it, so that not all do: the first of the writing nodes in force, and after two beats each the next, for
 * one that is away or unwilling stops nobody. Should two do it at once, both keys stand, and all write under the lower.
 */
function falls(node: Node, channel: Channel): boolean {
  if (!channel.terms) return false;
  const charter = charterNow(node);
  const writers = writersIn(charter, channel.terms);
  const nodes = nodesOf(charter, channel.terms).filter((name) => writers.includes(delegationOf(charter, name) ?? ''));
  const turn = nodes.indexOf(node.name);
  return turn >= 0 && channel.overdue >= 2 * turn;
}

/** The delegations that may mint keys in a channel. */
const writersIn = (charter: Charter, { purpose, members }: ChannelTerms): readonly string[] =>
  purpose === 'charter' ? charter.delegations.map((one) => one.id) : members;

function renew(step: Asking, channel: Channel): void {
  const { node, dice } = step;
  if (!channel.terms || channel.renewing.size > 0) return;
  const charter = charterNow(node);
  const expected = nodesOf(charter, channel.terms);
  for (const epoch of missing(channel, expected)) askForWraps(step, channel, charter, epoch, expected);
  if (channel.renewing.size > 0 || writingEpoch(node, channel)) return;
  const key = dice(32);
  askForWraps(step, channel, charter, { id: epochId(node.crypto, key), key }, expected);
}

/**
 * Wraps keys again that peers say they lack. Of those that may hold one the first answers at once, and each next one when
 * it is asked for once more; each writes a list of an epoch only while none of its own names who asks.
 */
export function wrapAgain(step: Step): void {
  const { node } = step;
  const charter = charterNow(node);
  for (const channel of node.channels.values()) {
    if (!channel.terms || node.standing.state !== 'whole') continue;
    const nodes = nodesOf(charter, channel.terms);
    for (const [epoch, askers] of channel.wanting) {
      const key = channel.epochs.get(epoch);
      if (!key || channel.renewing.has(epoch)) continue;
      // The list by which a reader has its key may not be judged yet: its own would be refused. RO112
      const mints = writersIn(charter, channel.terms).includes(node.identity.delegation);
      if (!mints && listedNodes(channel, epoch).size === 0) continue;
      const own = listedNodes(channel, epoch, node.name);
      const asks = Math.max(0, ...[...askers].map(([name, times]) => (own.has(name) ? 0 : times)));
      const turn = nodes.filter((name) => !askers.has(name)).indexOf(node.name);
      if (turn >= 0 && turn < asks) askForWraps(step, channel, charter, key, nodes);
    }
  }
}

type Asking = Pick<Step, 'node' | 'dice'>;

function askForWraps(step: Asking, channel: Channel, charter: Charter, epoch: EpochKey, nodes: readonly Hex[]): void {
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
  const expected = nodesOf(charterNow(node), channel.terms);
  const same = expected.length === pending.nodes.length && expected.every((name, i) => name === pending.nodes[i]);
  if (!same) channel.renewing.delete(toHex(pending.epoch.id));
  if (!same || wraps.length !== expected.length) return;
  const failed = expected.filter((_, i) => wraps[i]?.length !== wrapSize);
  for (const name of failed)
    node.effects.push({ type: 'refused', reason: 'keys-not-wrapped', blame: 'author', node: name });
  if (failed.length === expected.length) return;
  // Whose sealing key is none gets a wrap that opens for nobody: it keeps the channel's key from nobody else.
  const list = encodeWraps(
    expected.map((name, i) => ({
      node: fromHex(name) as Uint8Array,
      wrapped: failed.includes(name) ? new Uint8Array(wrapSize) : (wraps[i] as Uint8Array),
    })),
  );
  const { draft } = nextPlace(node, channel, moment);
  const entry = writeWraps(node.crypto, node.identity.signer, draft, pending.epoch.id, list);
  const epoch = toHex(pending.epoch.id);
  channel.renewing.delete(epoch);
  channel.epochs.set(epoch, pending.epoch);
  commit(step, channel, [entry], undefined, [{ row: 'key', channel: channel.id, epoch, key: pending.epoch.key }]);
  // Whatever it was refused for will not be gone in this step: tried at once, it would be tried without end. RO112
  if (channel.rulings.get(entry.name) !== 'stands') channel.renewing.add(epoch);
}
