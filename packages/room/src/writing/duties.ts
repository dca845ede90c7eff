/**
 * What a node does by itself, without a person: give receipts, confirm its own paper that was conveyed, convey answers
 * that a mediator has said to convey word for word. Each duty is found from the state, so a restart forgets none.
 */
import { allWithIds, read } from '@parley/desks';
import { fromHex, type Hex, hasForked, including, logOf, nothing, order, root, toHex } from '@parley/record';
import { authorOf, decisionsOn } from '../judging/cuts.ts';
import { paperOf } from '../judging/meaning.ts';
import { instrumentIn } from '../judging/papers.ts';
import { charterNow, judgedUpTo } from '../judging/states.ts';
import type { Channel, Node } from '../state.ts';
import { act, findPaper, type Step } from './compose.ts';
import { madeFor } from './cuts.ts';

const boards = (node: Node): Channel[] =>
  [...node.channels.values()].filter((channel) => channel.terms?.purpose === 'notice-board');

/** Opens own cuts, confirms or withdraws own paper on the boards, and conveys answers awaited there. */
export function performDuties(step: Step): void {
  openCuts(step);
  for (const board of boards(step.node)) {
    for (const [id, paper] of allWithIds(board.live.state.papers)) {
      if (paper.signer !== step.node.name || !paper.conveyed || read(paper.outcome).state !== 'empty') continue;
      const gone = withdrawnElsewhere(step.node, board, id) || isSpilled(step.node, board, id);
      act(step, board.id, gone ? 'instrument.withdrawn' : 'instrument.confirmed', { of: id });
    }
    conveyAnswers(step, board);
  }
}

/** Opens, in every channel, the cuts that this node made and that are decided. A duty: found from the state. */
function openCuts(step: Step): void {
  const { node } = step;
  const charter = charterNow(node);
  const own = charter.delegations.find((one) => one.id === node.identity.delegation);
  if (!own) return;
  for (const of of new Set([...own.retired, ...own.nodes].map((one) => one.node))) {
    for (const { hash, decision } of decisionsOn(node, charter, own.id, of)) {
      if (authorOf(node, decision) === node.name) openEverywhere(step, of, decision, hash);
    }
  }
}

function openEverywhere(step: Step, of: Hex, decision: Hex, hash: string): void {
  for (const channel of step.node.channels.values()) {
    const { cuts } = channel.live.state.disowned;
    if (cuts.some((one) => one.node === of && one.decision === decision)) continue;
    const made = madeFor(step.node, decision);
    // Another hash was named by hand: whoever did so opens it.
    if (made?.hash !== hash) return;
    const cut = made.cuts.find((one) => toHex(one.channel) === channel.id && toHex(one.node) === of);
    if (!cut) continue;
    const { count, salt } = cut;
    act(step, channel.id, 'node.cut-opened', { node: of, count, salt: toHex(salt), list: made.list });
  }
}

/** Withdrawal in the line where it was deposited beats what is not confirmed yet. */
function withdrawnElsewhere(node: Node, board: Channel, id: Hex): boolean {
  return [...node.channels.values()].some((channel) => {
    const paper = channel === board ? undefined : paperOf(channel.live.state, id);
    return paper?.outcome.some((version) => version.value === 'withdrawn') ?? false;
  });
}

/**
 * Whether the deposit of a paper was declared void while it was being conveyed: nothing of one's own bears it any more, and
 * this node has a void entry in another channel.
 */
function isSpilled(node: Node, board: Channel, id: Hex): boolean {
  const others = [...node.channels.values()].filter((channel) => channel !== board);
  if (others.some((channel) => paperOf(channel.live.state, id))) return false;
  return others.some(({ voids, history }) =>
    [...voids.keys()].some((name) => history.logs[history.byName.get(name)?.log ?? -1]?.node === node.name),
  );
}

/** Conveys what answers a paper that this delegation conveyed with the word that answers go on as they come. */
function conveyAnswers(step: Step, board: Channel): void {
  const { node } = step;
  const open = allWithIds(board.live.state.papers)
    .filter(([, paper]) => paper.conveyed?.by === node.identity.delegation && paper.conveyed.answers === 'verbatim')
    .flatMap(([id]) => fromHex(id) ?? []);
  if (open.length === 0) return;
  for (const line of node.channels.values()) {
    if (line.terms?.purpose !== 'line') continue;
    for (const [id, paper] of allWithIds(line.live.state.papers)) {
      if (paperOf(board.live.state, id) || read(paper.outcome).state !== 'empty') continue;
      if (answers(node, id, open)) act(step, board.id, 'instrument.conveyed', { of: id });
    }
  }
}

function answers(node: Node, id: Hex, open: readonly Uint8Array[]): boolean {
  const bytes = findPaper(node, id);
  const paper = bytes && instrumentIn(node.crypto, bytes);
  return (
    paper?.ok === true && paper.value.instrument.answers.some((one) => open.some((other) => order(one, other) === 0))
  );
}

/** Gives a receipt in every channel where something new is held that is not itself a receipt; with `of all`, where anything is. */
export function giveReceipts(step: Step, of: 'acts' | 'all' = 'acts'): void {
  for (const channel of step.node.channels.values()) {
    if (!channel.terms || !somethingNew(step.node, channel, of)) continue;
    const own = logOf(channel.history, step.node.name);
    act(step, channel.id, 'receipt.given', { root: root(step.node.crypto, own?.tree ?? []) });
  }
}

function somethingNew(node: Node, channel: Channel, of: 'acts' | 'all'): boolean {
  const { history } = channel;
  const own = logOf(history, node.name);
  const index = history.indexOf.get(node.name);
  const last = own?.entries.at(-1);
  const known = index === undefined || !last ? nothing : including(last.past, index, last.entry.header.position + 1);
  const judged = judgedUpTo(channel);
  return history.logs.some((log, at) => {
    const own = (count = 0) => Math.max(0, count - log.from);
    const news = log.entries.slice(own(known[at]), own(judged[at]));
    if (log.node === node.name || news.length === 0) return false;
    // Of a log that has ended everything held is told to others: else it would not come in with them.
    if (of === 'all' || hasForked(history, log.node)) return true;
    return news.some((held) => channel.meanings.get(held.entry.name)?.kind !== 'receipt.given');
  });
}
