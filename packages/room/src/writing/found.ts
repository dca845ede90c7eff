/**
 * Founding a room or a channel: the first entry, and right after it the wrap list of the key under which that entry is
 * sealed. Wraps are bound to the channel's id, so they are asked for once the first entry is written, and nothing is
 * admitted, stored or sent before they are there.
 */
import type { Charter } from '@parley/desks';
import {
  type EpochKey,
  encodeBody,
  encodeWraps,
  epochId,
  type Fields,
  fromBase64url,
  fromHex,
  type Hex,
  limits,
  pinOf,
  toHex,
  wrapInfo,
  wrapSize,
  writeEntry,
  writeWraps,
} from '@parley/record';
import { channelFounded } from '../carrying/channel.ts';
import { emptyCharter } from '../judging/meaning.ts';
import { charterNow, judgedUpTo, nodesOf } from '../judging/states.ts';
import type { Answer, ChannelTerms } from '../ports.ts';
import { charterChannel, type Pending, ticket } from '../state.ts';
import { actOf } from '../words.ts';
import { commit, type Step } from './compose.ts';

const none = new Uint8Array(0);
const refuse = (refused: string): Answer => ({ done: false, refused });

export function convene(step: Step, ask: string, fields: Fields): Answer | undefined {
  if (step.node.standing.state === 'restored') return refuse('restored-read-only');
  if (step.node.room !== undefined) return refuse('in-a-room-already');
  const parsed = actOf('charter.convened')?.fields.safeParse(fields);
  if (!parsed?.success) return refuse('malformed-body');
  const { delegations } = fields as unknown as Charter;
  const everybody = delegations.map((one) => one.id);
  const charter = { ...emptyCharter, delegations };
  const terms: ChannelTerms = {
    name: 'charter',
    purpose: 'charter',
    members: everybody,
    readers: [],
    withoutPrejudice: false,
  };
  return found(step, ask, 'charter.convened', fields, charter, terms, none, []);
}

export function openChannel(step: Step, ask: string, terms: ChannelTerms): Answer | undefined {
  if (step.node.standing.state === 'restored') return refuse('restored-read-only');
  const charter = charterChannel(step.node);
  if (!charter) return refuse('in-no-room');
  const pin = pinOf(charter.history, limits.pin, judgedUpTo(charter));
  const fields = { ...terms } as unknown as Fields;
  const parsed = actOf('channel.opened')?.fields.safeParse(fields);
  if (!parsed?.success) return refuse('malformed-body');
  const inside = [...terms.members, ...terms.readers];
  if (new Set(inside).size !== inside.length) return refuse('malformed-body');
  const known = charterNow(step.node).delegations.map((one) => one.id);
  if (!inside.every((one) => known.includes(one))) return refuse('not-in-this-room');
  if (!terms.members.includes(step.node.identity.delegation)) return refuse('not-in-this-channel');
  return found(step, ask, 'channel.opened', fields, charterNow(step.node), terms, charter.history.room, pin);
}

function found(
  step: Step,
  ask: string,
  kind: string,
  fields: Fields,
  charter: Charter,
  terms: ChannelTerms,
  room: Uint8Array,
  pin: readonly Uint8Array[],
): Answer | undefined {
  const { node, moment, dice } = step;
  const nodes = nodesOf(charter, terms);
  if (!nodes.includes(node.name)) return refuse('not-in-this-channel');
  const key = dice(32);
  const epoch: EpochKey = { id: epochId(node.crypto, key), key };
  const draft = { room, channel: none, position: 0, prev: none, seen: [], pin, claimed: moment.at };
  const body = encodeBody({ kind, fields, paper: null });
  const genesis = writeEntry(node.crypto, node.identity.signer, draft, epoch, dice(32), body);
  const seals = new Map(charter.delegations.flatMap((one) => one.nodes.map((keys) => [keys.node, keys.seal])));
  const jobs = nodes.map((name) => ({
    recipient: fromBase64url(seals.get(name) ?? '') ?? none,
    info: wrapInfo(room.length ? room : genesis.hash, genesis.hash, epoch.id, fromHex(name) as Uint8Array),
    ekm: dice(64),
  }));
  const number = ticket(node, { next: 'found', ask, genesis, epoch, nodes });
  node.effects.push({ type: 'wrap', ticket: number, key, jobs });
  return undefined;
}

/** The wraps are there: the channel begins. */
export function founded(step: Step, pending: Extract<Pending, { next: 'found' }>, wraps: readonly Uint8Array[]): void {
  const { node, moment } = step;
  const { genesis, epoch, nodes, ask } = pending;
  const answerWith = (answer: Answer) => node.effects.push({ type: 'answer', ask, answer });
  if (wraps.length !== nodes.length || wraps.some((wrap) => wrap.length !== wrapSize)) {
    answerWith(refuse('keys-not-wrapped'));
    return;
  }
  const channel = channelFounded(node, genesis);
  if (!channel) {
    answerWith(refuse('in-a-room-already'));
    return;
  }
  const list = encodeWraps(
    nodes.map((name, i) => ({ node: fromHex(name) as Uint8Array, wrapped: wraps[i] as Uint8Array })),
  );
  const { room, channel: id } = channel.history;
  const { pin, claimed } = genesis.header;
  const draft = {
    room,
    channel: id,
    position: 1,
    prev: genesis.hash,
    seen: [],
    pin,
    claimed: Math.max(claimed, moment.at),
  };
  const second = writeWraps(node.crypto, node.identity.signer, draft, epoch.id, list);
  channel.epochs.set(toHex(epoch.id), epoch);
  const key: { row: 'key'; channel: Hex; epoch: Hex; key: Uint8Array } = {
    row: 'key',
    channel: channel.id,
    epoch: toHex(epoch.id),
    key: epoch.key,
  };
  const answer: Answer = { done: true, entry: genesis.name, id: genesis.name, channel: channel.id };
  commit(step, channel, [genesis, second], () => ({ type: 'answer', ask, answer }), [key]);
}
