/** Writing entries: judged first as everybody will judge them, then signed, admitted and handed to the disk. */
import { type Charter, type Decision, holds, isWithdrawn, type Said, type TalksState } from '@parley/desks';
import {
  type Body,
  bodySize,
  type Draft,
  type Entry,
  encodeBody,
  encodeFields,
  type Fields,
  fromHex,
  type Hex,
  type History,
  including,
  isCharter,
  lengthOf,
  limits,
  logOf,
  longestBody,
  newHeads,
  nothing,
  order,
  type Past,
  pinOf,
  textHash,
  toHex,
  union,
  whyNotValue,
  writeEntry,
  writePaper,
} from '@parley/record';
import { admitRun } from '../carrying/intake.ts';
import { bodyOf } from '../judging/bodies.ts';
import { judgeAll, wouldStand } from '../judging/judge.ts';
import { judgeAct, paperOf, type Ruling } from '../judging/meaning.ts';
import type { Placed } from '../judging/scene.ts';
import { anyAct, charterNow, heldOf, judgedUpTo } from '../judging/states.ts';
import { write } from '../keeping/write.ts';
import type { Answer, Effect, Moment, PaperTerms, Row } from '../ports.ts';
import { type Channel, charterChannel, type Node } from '../state.ts';
import { isSerialTaken } from '../views/contradictions.ts';
import { actOf } from '../words.ts';
import { withCuts } from './cuts.ts';
import type { Dice } from './dice.ts';
import { writingEpoch } from './key.ts';

/** One step's surroundings. */
export type Step = { readonly node: Node; readonly moment: Moment; readonly dice: Dice };

const unwritten = '0'.repeat(64);
const mostAnswers = 16;

const refuse = (refused: string): Answer => ({ done: false, refused });

/** Performs an act, or answers why it would be refused; then nothing was signed and nothing left this node. */
export function act(
  step: Step,
  channelId: Hex,
  kind: string,
  fields: Fields,
  ask?: string,
  paper: PaperTerms = {},
): Answer {
  const { node } = step;
  if (node.standing.state === 'restored') return refuse('restored-read-only');
  const channel = node.channels.get(channelId);
  if (!channel?.terms) return refuse('no-such-channel');
  if (isCatchingUp(node, channel)) return refuse('catching-up');
  const parsed = parseFields(kind, fields);
  if (!parsed.ok) return parsed.answer;
  const { draft, placed } = nextPlace(node, channel, step.moment);
  const said = withCuts(node, kind, parsed.fields, placed.past);
  const body = bodyFor(step, channel, kind, said, draft.pin, paper);
  if (typeof body === 'string') return refuse(body);
  const ruling = wouldStand(node, channel, placed, body);
  if (ruling !== 'stands') return refuse(ruling);
  if (!namesSharedBoard(node, kind, said)) return refuse('not-shared-by-all');
  const advice = adviceOn(node, channel, kind, said, placed);
  if (advice !== 'stands') return refuse(advice);
  const epoch = writingEpoch(node, channel);
  if (!epoch) {
    // Whoever has something to say does not wait for the turn of others: at the end of this step it mints one. RO114
    channel.overdue = Number.POSITIVE_INFINITY;
    return refuse('no-key-for-this-channel');
  }
  // Asked first: what another has written as long as a box bears is longer once it is conveyed.
  if (bodySize(body) > longestBody) return refuse('too-large');
  const bytes = encodeBody(body);
  const entry = writeEntry(node.crypto, node.identity.signer, draft, epoch, step.dice(32), bytes);
  const done = (): Answer => ({
    done: true,
    entry: entry.name,
    id: channel.meanings.get(entry.name)?.id ?? entry.name,
    channel: channelId,
  });
  commit(step, channel, [entry], () => (ask === undefined ? undefined : { type: 'answer', ask, answer: done() }));
  return done();
}

/**
 * A key is on its way out of its wrap, or something of one's own waits. What no key here opens hinders nobody: it lies in
 * the past of nothing that this node writes.
 */
export function isCatchingUp(node: Node, channel: Channel): boolean {
  if ([...channel.unwrapping.values()].includes('asked')) return true;
  const own = channel.history.indexOf.get(node.name);
  const judged = own === undefined ? 0 : (judgedUpTo(channel)[own] ?? 0);
  const log = logOf(channel.history, node.name);
  return log !== undefined && judged < lengthOf(log);
}

/** Fields as an act's schema reads them, or the refusal with its places. */
function parseFields(
  kind: string,
  fields: Fields,
): { readonly ok: true; readonly fields: Fields } | { readonly ok: false; readonly answer: Answer } {
  const known = actOf(kind);
  if (!known) return { ok: false, answer: refuse('unknown-act') };
  const malformed = (places: readonly { path: string; message: string }[]): Answer => ({
    done: false,
    refused: 'malformed-body',
    fields: places,
  });
  const wrong = whyNotValue(fields);
  if (wrong) return { ok: false, answer: malformed([{ path: '', message: wrong }]) };
  const parsed = known.fields.safeParse(fields);
  if (parsed.success) return { ok: true, fields: parsed.data as Fields };
  const issues = parsed.error.issues.slice(0, 20);
  return { ok: false, answer: malformed(issues.map(({ path, message }) => ({ path: path.join('.'), message }))) };
}

/** Where this node's next entry in a channel will stand, and what it will have seen. */
export function nextPlace(node: Node, channel: Channel, moment: Moment): { draft: Draft; placed: Placed } {
  const { history } = channel;
  const own = logOf(history, node.name);
  const last = own?.entries.at(-1);
  const written = own ? lengthOf(own) : 0;
  const known = including(last?.past ?? nothing, history.indexOf.get(node.name) ?? history.logs.length, written);
  const seen = newHeads(history, known, node.name, limits.seen, judgedUpTo(channel));
  const charter = isCharter(history) ? undefined : charterChannel(node);
  const pin = charter ? pinOf(charter.history, limits.pin, judgedUpTo(charter)) : [];
  // A node's own clock may have been set back; its log never claims so.
  const claimed = Math.max(moment.at, last?.entry.header.claimed ?? 0);
  const draft = {
    room: history.room,
    channel: history.channel,
    position: written,
    prev: last?.entry.hash ?? new Uint8Array(0),
    seen,
    pin,
    claimed,
  };
  const placed = {
    name: unwritten,
    author: node.name,
    position: written,
    past: seen.reduce((past, head) => union(past, upTo(history, head.hash)), known),
    pinned: charter ? pin.reduce((past: Past, name) => union(past, upTo(charter.history, name)), nothing) : nothing,
    claimed,
    before: own?.tree ?? [],
  };
  return { draft, placed };
}

/** The past that an entry closes: its own, and itself. */
function upTo(history: History, hash: Uint8Array): Past {
  const held = history.byName.get(toHex(hash));
  return held ? including(held.past, held.log, held.entry.header.position + 1) : nothing;
}

/** The body to be sealed; an act on paper is signed as an instrument, a conveyance bears somebody's. */
function bodyFor(
  step: Step,
  channel: Channel,
  kind: string,
  fields: Fields,
  pin: readonly Uint8Array[],
  { audience, validUntil, serial }: PaperTerms,
): Body | string {
  const { node } = step;
  if (kind === 'instrument.conveyed') {
    const paper = findPaper(node, fields['of'] as Hex);
    return paper ? { kind, fields, paper } : 'no-such-paper';
  }
  if (!actOf(kind)?.paper) return { kind, fields, paper: null };
  const charter = charterNow(node);
  const everybody = charter.delegations.map((one) => one.id);
  if (audience?.some((one) => !everybody.includes(one))) return 'not-in-this-room';
  const text = encodeFields(fields);
  if (serial !== undefined && !(Number.isSafeInteger(serial) && serial > 0)) return 'malformed-body';
  if (serial !== undefined && isSerialTaken(node, kind, serial, textHash(node.crypto, text))) return 'serial-taken';
  const terms = {
    room: channel.history.room,
    delegation: node.identity.delegation,
    kind,
    id: step.dice(16),
    // Given by people or not at all: a count would tell one channel of another, or meet the count of another.
    serial: serial ?? 0,
    answers: answered(fields),
    audience: [...new Set(audience ?? usualAudience(charter, kind, fields))].sort(),
    validUntil: validUntil ?? null,
    pin,
  };
  const paper = writePaper(node.crypto, node.identity.signer, terms, text);
  return { kind, fields: {}, paper: { instrument: paper.bytes, text } };
}

/** Who may be shown a paper whose author does not say: what is for one delegation is for that one and mediators only. */
function usualAudience(charter: Charter, kind: string, fields: Fields): readonly string[] {
  const everybody = charter.delegations.map((one) => one.id);
  if (actOf(kind)?.counts !== 'here' || fields['to'] === undefined) return everybody;
  return everybody.filter((one) => one === fields['to'] || holds(charter, one, ['mediator']));
}

/** The instruments that a body's references name, which it thereby answers. */
function answered(fields: Fields): readonly Uint8Array[] {
  const ids = Object.values(fields).filter((value) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value));
  const unique = [...new Set(ids as string[])].slice(0, mostAnswers);
  return unique.flatMap((id) => fromHex(id) ?? []).sort(order);
}

/** A paper held in any of this node's channels, with its exact bytes. */
export function findPaper(node: Node, id: Hex): NonNullable<Body['paper']> | undefined {
  for (const channel of node.channels.values()) {
    const known = paperOf(channel.live.state, id);
    const paper = known && bodyOf(node, channel, heldOf(channel, known.source))?.paper;
    if (paper) return paper;
  }
  return undefined;
}

/**
 * What is deposited in a line will be judged on the notice board. Where this node reads the board, its judge is asked
 * now, so that nobody signs what everybody will refuse. And no node conveys an offer of which it knows, from whatever
 * channel, that it was withdrawn.
 */
function adviceOn(node: Node, channel: Channel, kind: string, fields: Fields, placed: Placed): Ruling {
  if (kind === 'instrument.conveyed') {
    const known = [...node.channels.values()].map((one) => one.live.state.desks['talks'] as TalksState);
    return known.some((state) => isWithdrawn(state, fields['of'] as Hex)) ? 'offer-withdrawn' : 'stands';
  }
  const act = actOf(kind);
  if (!act?.paper || act.counts === 'here' || channel.terms?.purpose === 'notice-board') return 'stands';
  const board = [...node.channels.values()].find((one) => one.terms?.purpose === 'notice-board');
  if (!board) return 'stands';
  const by = node.identity.delegation;
  const at = placed.claimed;
  const said: Said = { kind, id: unwritten, ref: unwritten, by, at, notBefore: 0, body: fields, saw: () => true };
  return judgeAct(charterNow(node), board.live.state, said);
}

/**
 * What a charter names for all must be all's. Another channel is no part of a charter act's past, so nobody's judge may
 * ask for it; but whoever proposes or approves is in that channel, or does not sign.
 */
function namesSharedBoard(node: Node, kind: string, fields: Fields): boolean {
  if (kind !== 'charter.decision-proposed' && kind !== 'charter.decision-approved') return true;
  const charter = charterNow(node);
  const proposed = charter.facts.find((one) => one.fact === 'proposed' && one.id === fields['decision']);
  const decision = proposed?.fact === 'proposed' ? proposed.decision : (fields['decision'] as Decision);
  if (decision.kind !== 'name-board') return true;
  const terms = node.channels.get(decision.channel)?.terms;
  const inside = [...(terms?.members ?? []), ...(terms?.readers ?? [])];
  return terms?.purpose === 'notice-board' && charter.delegations.every((one) => inside.includes(one.id));
}

/** Admits and judges own entries and asks the disk to keep them; they are sent, and answered, once they are durable. */
export function commit(
  step: Step,
  channel: Channel,
  entries: readonly Entry[],
  answer: (() => Effect | undefined) | undefined,
  alongside: readonly Row[] = [],
): void {
  const { node, moment } = step;
  const rows = [...alongside, ...admitRun(node, channel, entries, moment.at, 'own-pen')];
  judgeAll(node);
  write(node, rows, { own: [{ channel: channel.id, entries, answer: answer?.() }] });
  const names = entries.map((entry) => entry.name);
  node.effects.push({ type: 'changed', entries: names, acts: anyAct(node, names) });
}
