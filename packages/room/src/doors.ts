/** What people's tools ask of a node besides views: where they may write, what they may say, what they may refer to. */
import { type Act, desks, isoOf } from '@parley/desks';
import { contexts, fromHex, join, lengthOf, logsOf, none, spoken, toHex, writeExport } from '@parley/record';
import { z } from 'zod';
import { chosenRoomActs, roomActs } from './acts.ts';
import { wantedEpochs } from './carrying/wanting.ts';
import { charterNow, delegationOf, heldOf, namedBy } from './judging/states.ts';
import type { Node } from './state.ts';
import { now } from './views/frame.ts';
import { recordView } from './views/record.ts';
import { actOf } from './words.ts';

/** The channels that this node's delegation is in, the charter first. */
export function channelsOf(node: Node) {
  const own = node.identity.delegation;
  return [...node.channels.values()].flatMap(({ id, terms }) =>
    terms ? [{ id, ...terms, writes: terms.members.includes(own) }] : [],
  );
}

/** Every act that a person may choose, as data for forms, API and command line. `schema` is JSON Schema. */
export function actForms() {
  type Chosen = {
    readonly desk: string;
    readonly kind: string;
    readonly act: Act;
    readonly refusals: readonly string[];
  };
  const chosen: readonly Chosen[] = [
    ...desks.flatMap(({ name: desk, acts, refusals }) =>
      Object.entries(acts).map(([kind, act]) => ({ desk, kind, act, refusals })),
    ),
    ...chosenRoomActs.map((kind) => ({ desk: 'room', kind, act: roomActs[kind], refusals: [] })),
  ];
  return chosen.map(({ desk, kind, act, refusals }) => ({
    kind,
    desk,
    paper: act.paper,
    final: act.final,
    by: [...act.by],
    /** Where alone it may be said, and who at most may be in that channel; null: anywhere but the charter, and anybody. */
    within: act.within ? [...act.within] : null,
    among: act.among ?? null,
    /** Of paper: whether it counts in whatever channel it stands, and not on the notice board only. */
    countsHere: act.counts === 'here',
    rules: [...act.rules],
    /** Those of its desk; any act may besides meet the room's own. */
    refusals: [...refusals],
    schema: z.toJSONSchema(act.fields, { io: 'input' }) as { [key: string]: unknown },
  }));
}

export const roomRefusals = [
  'annex-erased-already',
  'annex-without-content',
  'another-paper-under-this-id',
  'another-root',
  'belongs-in-another-channel',
  'cannot-be-void',
  'catching-up',
  'confirmed-already',
  'conveyed-already',
  'cut-below-what-was-seen',
  'cut-does-not-fit',
  'cut-not-decided',
  'cut-opened-already',
  'for-ones-own-channel',
  'in-a-room-already',
  'in-no-room',
  'keys-not-wrapped',
  'malformed-body',
  'no-key-for-this-channel',
  'no-such-channel',
  'no-such-entry',
  'no-such-paper',
  'not-a-node-of-this-room',
  'not-conveyed',
  'not-disputed',
  'not-for-this-audience',
  'not-for-this-capacity',
  'not-in-this-channel',
  'not-in-this-room',
  'not-ones-own-entry',
  'not-ones-own-paper',
  'not-shared-by-all',
  'paper-no-longer-valid',
  'paper-not-signed',
  'paper-of-another-room',
  'readers-do-not-write',
  'restored-read-only',
  'rested-on',
  'retention-over',
  'serial-taken',
  'too-large',
  'too-many-annexes',
  'unknown-act',
  'unknown-epoch',
  'void',
  'void-already',
  'withdrawn',
  'withdrawn-already',
  'wraps-differ',
] as const;

/** Every refusal that a judge of a desk or of the room may speak. */
export function refusalsOf(): readonly string[] {
  return [...new Set([...roomRefusals, ...desks.flatMap((desk) => desk.refusals as readonly string[])])].sort();
}

/** Earlier acts that a form may refer to, newest first. Paper is called as its author handed it in, where that is held. */
export function referencesOf(node: Node, at: number) {
  const lines = recordView(node, now(at)).entries.filter((line) => line.verdict === 'stands');
  const seen = new Set<string>();
  const first = lines.flatMap((line) => {
    const kind = line.conveyed?.kind ?? line.kind;
    if (seen.has(line.id) || !actOf(kind)) return [];
    seen.add(line.id);
    const summary = summaryOf(line.body);
    const by = line.conveyed?.by ?? line.by;
    return [{ id: line.id, kind, reference: line.reference, by, at: line.claimed, channel: line.channel, summary }];
  });
  return first.reverse();
}

const mostSummary = 80;

/** The first words of a body, so that one offer is told from another. */
function summaryOf(body: unknown): string {
  const fields = Object.entries((body ?? {}) as Record<string, unknown>);
  const told = fields.flatMap(([key, value]) =>
    typeof value === 'number' && value > 1e11
      ? [`${key} ${isoOf(value)}`]
      : typeof value === 'string' && value.length !== 64 && value.length !== 32
        ? [value]
        : [],
  );
  const text = told.join(' · ');
  return text.length > mostSummary ? `${text.slice(0, mostSummary)}…` : text;
}

/** All that this node holds, as one file that anyone can verify without keys. */
export function exportOf(node: Node): Uint8Array {
  const histories = [...node.channels.values()].filter((channel) => channel.terms).map((channel) => channel.history);
  return writeExport(node.crypto, node.identity.signer, histories);
}

export function delegationsOf(node: Node) {
  return charterNow(node).delegations.map(({ id, label, capacities }) => ({ id, label, capacities: [...capacities] }));
}

/**
 * What is said to be elsewhere and is not here: "you hold 39 of 41 of north in this channel, as the mediator says". For
 * channels of this node only; a peer's word is shown as its word.
 */
export function gapsOf(node: Node) {
  const charter = charterNow(node);
  return [...node.channels.values()].flatMap((channel) =>
    [...channel.told].flatMap(([log, told]) => {
      const held = Math.max(0, ...logsOf(channel.history, log).map(lengthOf));
      const most = Math.max(0, ...told.values());
      const of = delegationOf(charter, log);
      if (most <= held || of === undefined) return [];
      const tellers = [...told]
        .filter(([, count]) => count === most)
        .flatMap(([peer]) => delegationOf(charter, peer) ?? []);
      return [{ channel: channel.id, of, held, told: most, toldBy: [...new Set(tellers)].sort() }];
    }),
  );
}

/** For a node on a restored disk: how far it holds its own logs, the longest that a peer says, and who has told. */
export function restoredStanding(node: Node) {
  if (node.standing.state === 'whole') return undefined;
  const charter = charterNow(node);
  return [...node.channels.values()].map((channel) => {
    const said = channel.told.get(node.name) ?? new Map<string, number>();
    return {
      channel: channel.id,
      held: Math.max(0, ...logsOf(channel.history, node.name).map(lengthOf)),
      longest: Math.max(0, ...said.values()),
      toldBy: [...new Set([...said.keys()].flatMap((peer) => delegationOf(charter, peer) ?? []))].sort(),
    };
  });
}

/**
 * Words that are held and that no key here opens, by the delegation that wrote them. They are in nobody's way: only what
 * its author wrote after them waits with them.
 */
export function unopenedOf(node: Node) {
  const charter = charterNow(node);
  return [...node.channels.values()].flatMap((channel) => {
    const epochs = wantedEpochs(channel);
    const counts = new Map<string, number>();
    for (const name of epochs.length > 0 ? channel.unjudged : []) {
      const { header } = heldOf(channel, name).entry;
      const by = namedBy(charter, toHex(header.node));
      if (by === undefined || header.sealing.kind !== 'sealed' || !epochs.includes(toHex(header.sealing.epoch)))
        continue;
      counts.set(by, (counts.get(by) ?? 0) + 1);
    }
    return [...counts].map(([by, entries]) => ({ channel: channel.id, by, entries }));
  });
}

const wordsToSay = 6;

/**
 * Six words over all acts held of the charter and the notice board: two delegations that say the same six hold the same.
 * Receipts are left out, or the words would change while they are read aloud.
 */
export function sixWords(node: Node): readonly string[] {
  const shared = [...node.channels.values()].filter((one) =>
    ['charter', 'notice-board'].includes(one.terms?.purpose ?? ''),
  );
  const names = shared.flatMap((channel) =>
    channel.judged.filter((name) => node.readMeaning(node, channel, name)?.kind !== 'receipt.given'),
  );
  const hash = node.crypto.sha256(join(contexts.words, ...names.sort().map((name) => fromHex(name) ?? none)));
  return spoken(hash.subarray(0, 2 * wordsToSay));
}
