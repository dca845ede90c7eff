/**
 * What a node does by itself, without a person: give receipts, confirm its own paper that was conveyed, convey answers
 * that a mediator has said to convey word for word. Each duty is found from the state, so a restart forgets none.
 */
import { allWithIds, read } from '@parley/desks';
import { fromHex, type Hex, including, logOf, newHeads, nothing, order, root, toHex } from '@parley/record';
import { paperOf } from '../judging/meaning.ts';
import { instrumentIn } from '../judging/papers.ts';
import { judgedUpTo } from '../judging/states.ts';
import type { Channel, Node } from '../state.ts';
import { act, findPaper, type Step } from './compose.ts';

const boards = (node: Node): Channel[] =>
  [...node.channels.values()].filter((channel) => channel.terms?.purpose === 'notice-board');

/** Confirms or withdraws own paper on the boards, and conveys answers awaited there. */
export function performDuties(step: Step): void {
  for (const board of boards(step.node)) {
    for (const [id, paper] of allWithIds(board.live.state.papers)) {
      if (paper.signer !== step.node.name || !paper.conveyed || read(paper.outcome).state !== 'empty') continue;
      act(step, board.id, withdrawnElsewhere(step.node, board, id) ? 'instrument.withdrawn' : 'instrument.confirmed', {
        of: id,
      });
    }
    conveyAnswers(step, board);
  }
}

/** Withdrawal in the line where it was deposited beats what is not confirmed yet. */
function withdrawnElsewhere(node: Node, board: Channel, id: Hex): boolean {
  return [...node.channels.values()].some((channel) => {
    const paper = channel === board ? undefined : paperOf(channel.live.state, id);
    return paper?.outcome.some((version) => version.value === 'withdrawn') ?? false;
  });
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

/** Gives a receipt in every channel where something new is held that is not itself a receipt. */
export function giveReceipts(step: Step): void {
  for (const channel of step.node.channels.values()) {
    if (!channel.terms || !somethingNew(step.node, channel)) continue;
    const own = logOf(channel.history, step.node.name);
    act(step, channel.id, 'receipt.given', { root: root(step.node.crypto, own?.tree ?? []) });
  }
}

function somethingNew(node: Node, channel: Channel): boolean {
  const { history } = channel;
  const own = logOf(history, node.name);
  const index = history.indexOf.get(node.name);
  const last = own?.entries.at(-1);
  const known = index === undefined || !last ? nothing : including(last.past, index, last.entry.header.position + 1);
  const judged = judgedUpTo(channel);
  return newHeads(history, known, node.name, history.logs.length, judged).some((head) => {
    const at = history.indexOf.get(toHex(head.node)) ?? -1;
    const news = history.logs[at]?.entries.slice(known[at] ?? 0, judged[at]);
    return news?.some((held) => channel.meanings.get(held.entry.name)?.kind !== 'receipt.given') ?? false;
  });
}
