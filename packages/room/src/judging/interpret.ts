/**
 * What an opened body means at its place: who says it, by what name, what must hold for it to stand, and how it moves
 * the channel's state. The same reading serves before signing and after receiving.
 */
import { type Charter, holds, type Said } from '@parley/desks';
import { type Body, equal, type Hex, isCharter, root } from '@parley/record';
import { isRoomKind, type RoomKind, roomActs } from '../acts.ts';
import { annexErased, annexKept, type ErasedFields, type KeptFields } from '../annexes/acts.ts';
import type { ChannelTerms } from '../ports.ts';
import type { Channel, Node } from '../state.ts';
import { actOf } from '../words.ts';
import { type CutFields, cutOpened, entryAdmitted } from './cuts.ts';
import { applyAct, type ChannelState, judgeAct, paperOf, putPaper, type Ruling } from './meaning.ts';
import { openingAgreed } from './opening.ts';
import { confirmation, conveyance, countsHere, paperIn, paperState, withdrawal } from './papers.ts';
import { notBefore, outOfPlace, type Placed, type Reading, type Scene, sayer } from './scene.ts';
import { charterAt, delegationOf } from './states.ts';

const inCharter = (channel: Channel): boolean => isCharter(channel.history);

export function interpret(node: Node, channel: Channel, placed: Placed, body: Body): Reading {
  const charter = charterAt(node, inCharter(channel) ? placed.past : placed.pinned);
  const nothing = (ruling: Ruling, by = ''): Reading => ({
    kind: body.kind,
    by,
    id: placed.name,
    judge: () => ruling,
    move: undefined,
  });
  if (placed.name === channel.id && inCharter(channel)) return convening(channel, placed, body, nothing);
  const by = delegationOf(charter, placed.author);
  if (by === undefined) return nothing('not-a-node-of-this-room');
  const terms = channel.terms ?? termsFrom(body);
  if (!terms) return nothing('malformed-body', by);
  const inside = inCharter(channel) || terms.members.includes(by) || terms.readers.includes(by);
  if (!inside) return nothing('not-in-this-channel', by);
  const scene = { node, channel, charter, placed, by, terms };
  if (isRoomKind(body.kind)) return roomAct(scene, body, body.kind, (ruling) => nothing(ruling, by));
  return deskAct(scene, body, (ruling) => nothing(ruling, by));
}

/** The charter's first entry speaks before there is a charter: its author must be a node that it names. */
function convening(channel: Channel, placed: Placed, body: Body, nothing: (r: Ruling) => Reading): Reading {
  const parsed = actOf('charter.convened')?.fields.safeParse(body.fields);
  if (body.kind !== 'charter.convened' || !parsed?.success) return nothing('malformed-body');
  const fields = parsed.data as { delegations: { id: string; nodes: { node: string }[] }[] };
  const by = fields.delegations.find((one) => one.nodes.some((keys) => keys.node === placed.author))?.id;
  if (by === undefined) return nothing('not-a-node-of-this-room');
  const said = sayer(channel, placed, by, 0)(body.kind, placed.name, fields);
  return reading(body.kind, by, placed.name, said);
}

function reading(kind: string, by: string, id: Hex, said: Said, charter?: Charter): Reading {
  const under = (state: ChannelState) => charter ?? (state.desks['charter'] as Charter);
  return {
    kind,
    by,
    id,
    judge: (state) => judgeAct(under(state), state, said),
    move: (state) => applyAct(under(state), state, said),
  };
}

function deskAct(scene: Scene, body: Body, nothing: (ruling: Ruling) => Reading): Reading {
  const { channel, charter, placed, by, terms } = scene;
  const act = actOf(body.kind);
  if (!act) return nothing('unknown-act');
  if (terms.readers.includes(by)) return nothing('readers-do-not-write');
  if (body.kind.startsWith('charter.') !== inCharter(channel)) return nothing('belongs-in-another-channel');
  const misplaced = outOfPlace(act, scene);
  if (misplaced) return nothing(misplaced);
  if (!holds(charter, by, act.by)) return nothing('not-for-this-capacity');
  const say = sayer(channel, placed, by, notBefore(scene));
  if (!act.paper) {
    const parsed = act.fields.safeParse(body.fields);
    if (!parsed.success || body.paper) return nothing('malformed-body');
    const under = inCharter(channel) ? undefined : charter;
    return reading(body.kind, by, placed.name, say(body.kind, placed.name, parsed.data), under);
  }
  // The fields of an act on paper are the paper's text, and stand nowhere else.
  if (Object.keys(body.fields).length > 0) return nothing('malformed-body');
  const paper = paperIn(scene, body, body.kind);
  if (typeof paper === 'string') return nothing(paper);
  if (paper.by !== by || paper.signer !== placed.author) return nothing('not-ones-own-paper');
  const said = { ...say(body.kind, paper.id, paper.fields), hash: paper.hash };
  // On the notice board a member's own entry is its own confirmation; elsewhere paper is deposited, and moves no desk
  // unless it is of a kind that counts where it stands.
  if (terms.purpose === 'notice-board') return reading(body.kind, by, paper.id, said, charter);
  const counts = countsHere(scene, body.kind);
  const deposited = paperState(scene, paper, null, placed.claimed, 0);
  return {
    kind: body.kind,
    by,
    id: paper.id,
    judge: (state) => {
      if (paperOf(state, paper.id)) return 'another-paper-under-this-id';
      return counts ? judgeAct(charter, state, said) : 'stands';
    },
    // Two may take one id at once: the entry of the lower name stands for both, whatever came first; see `conveyance`.
    move: (state) => {
      const known = paperOf(state, paper.id);
      const stays = known && (known.conveyed || known.source < deposited.source);
      const next = stays ? state : putPaper(state, paper.id, { ...deposited, outcome: known?.outcome ?? [] });
      return counts ? applyAct(charter, next, said) : next;
    },
  };
}

function roomAct(scene: Scene, body: Body, kind: RoomKind, nothing: (ruling: Ruling) => Reading): Reading {
  const { charter, placed, by, terms, node } = scene;
  const parsed = roomActs[kind].fields.safeParse(body.fields);
  if (!parsed.success) return nothing('malformed-body');
  const silent = (ruling: Ruling): Reading => ({ kind, by, id: placed.name, judge: () => ruling, move: undefined });
  switch (kind) {
    case 'channel.opened':
      return silent(opening(scene, termsFrom(body)));
    case 'receipt.given': {
      const { root: claimed } = parsed.data as { root: Uint8Array };
      return silent(equal(claimed, root(node.crypto, placed.before)) ? 'stands' : 'another-root');
    }
    case 'instrument.conveyed': {
      if (terms.readers.includes(by)) return nothing('readers-do-not-write');
      if (!holds(charter, by, roomActs[kind].by)) return nothing('not-for-this-capacity');
      const fields = parsed.data as { of: Hex; answers: 'held' | 'verbatim' };
      const paper = paperIn(scene, body);
      if (typeof paper === 'string') return nothing(paper);
      if (paper.id !== fields.of) return nothing('malformed-body');
      return conveyance(scene, paper, fields.answers);
    }
    case 'instrument.confirmed':
    case 'instrument.withdrawn': {
      const { of } = parsed.data as { of: Hex };
      return kind === 'instrument.confirmed' ? confirmation(scene, of) : withdrawal(scene, of);
    }
    case 'node.cut-opened':
      return cutOpened(scene, parsed.data as CutFields);
    case 'entry.admitted':
      return entryAdmitted(scene, (parsed.data as { of: Hex }).of);
    case 'annex.kept':
      if (terms.readers.includes(by)) return nothing('readers-do-not-write');
      return annexKept(scene, parsed.data as KeptFields);
    case 'annex.erased':
      return annexErased(scene, parsed.data as ErasedFields);
    case 'entry.voided':
      // It is said in the clear, by a header of its own, or not at all.
      return nothing('malformed-body');
    case 'entry.opening-agreed':
      return openingAgreed(scene, (parsed.data as { of: Hex }).of);
  }
}

function opening(scene: Scene, terms: ChannelTerms | undefined): Ruling {
  const { placed, charter, by, channel } = scene;
  if (!terms || placed.name !== channel.id) return 'malformed-body';
  if (!terms.members.includes(by)) return 'not-in-this-channel';
  const everybody = [...terms.members, ...terms.readers];
  if (new Set(everybody).size !== everybody.length) return 'malformed-body';
  return everybody.every((one) => charter.delegations.some((other) => other.id === one))
    ? 'stands'
    : 'not-in-this-room';
}

/** A channel's terms, from the body of its first entry. */
export function termsFrom(body: Body): ChannelTerms | undefined {
  if (body.kind !== 'channel.opened') return undefined;
  const parsed = roomActs['channel.opened'].fields.safeParse(body.fields);
  return parsed.success ? parsed.data : undefined;
}

/** The terms of a channel whose first entry stands. The charter's own channel is every delegation's that it names. */
export function termsOf(first: Body): ChannelTerms {
  const opened = termsFrom(first);
  if (opened) return opened;
  const { delegations } = first.fields as unknown as { delegations: readonly { id: string }[] };
  const members = delegations.map((one) => one.id);
  return { name: 'charter', purpose: 'charter', members, readers: [], withoutPrejudice: false };
}
