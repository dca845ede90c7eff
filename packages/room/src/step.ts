/** The node as a state machine: an event in, effects out. Nothing waits, nothing is read but the event and the node. */
import type { Hex } from '@parley/record';
import { askForAnnexes, sendAnnexes } from './annexes/fetch.ts';
import { destroyDue } from './annexes/held.ts';
import { eraseOverdue, keepAnnex } from './annexes/keep.ts';
import { receive, unwrapped } from './carrying/mailbox.ts';
import { mailboxMade, opened, sendPost } from './carrying/post.ts';
import { compareLengths, peersOf, sendRun } from './carrying/sync.ts';
import { askForKeys } from './carrying/wanting.ts';
import { adopt } from './carrying/wraps.ts';
import { declareVoid } from './erasing/declare.ts';
import { storeBoxes } from './erasing/destroy.ts';
import { judgeAll } from './judging/judge.ts';
import { anyAct } from './judging/states.ts';
import { keepsRows, write } from './keeping/write.ts';
import type { Answer, Effect, Event, Moment, Row } from './ports.ts';
import type { Node, Pending } from './state.ts';
import { act, type Step } from './writing/compose.ts';
import { bearsCuts } from './writing/cuts.ts';
import { diceOf } from './writing/dice.ts';
import { giveReceipts, performDuties } from './writing/duties.ts';
import { convene, founded, openChannel } from './writing/found.ts';
import { noteOverdue, renewed, renewKeys, wrapAgain } from './writing/renew.ts';

/** Moves the node by one event. `node` is changed in place; the effects are the driver's to carry out, in order. */
export function step(node: Node, event: Event, moment: Moment): readonly Effect[] {
  node.effects = [];
  const here: Step = { node, moment, dice: diceOf(node.crypto, moment) };
  switch (event.type) {
    case 'convene':
      answer(node, event.ask, convene(here, event.ask, event.fields));
      break;
    case 'open-channel':
      answer(node, event.ask, openChannel(here, event.ask, event.terms));
      break;
    case 'act': {
      // Others would ask in vain for what nobody has.
      if (event.kind === 'annex.kept') {
        answer(node, event.ask, { done: false, refused: 'annex-without-content' });
        break;
      }
      if (event.kind === 'entry.voided') {
        const answered = declareVoid(here, event.channel, event.fields, event.ask);
        if (!answered.done) answer(node, event.ask, answered);
        break;
      }
      // What it holds it must have seen, or its other nodes may have seen more than the cuts allow. RO80
      if (bearsCuts(event.kind, event.fields)) giveReceipts(here, 'all');
      const answered = act(here, event.channel, event.kind, event.fields, event.ask, event.paper);
      if (!answered.done) answer(node, event.ask, answered);
      break;
    }
    case 'keep-annex': {
      const answered = keepAnnex(here, event);
      if (!answered.done) answer(node, event.ask, answered);
      break;
    }
    case 'wrapped':
      settle(here, event.ticket, 'found', (pending) => founded(here, pending, event.wraps));
      settle(here, event.ticket, 'renew', (pending) => renewed(here, pending, event.wraps));
      settle(here, event.ticket, 'opening', (pending) => opened(here, pending, event.wraps));
      break;
    case 'unwrapped':
      settle(here, event.ticket, 'adopt', (pending) => adopted(here, pending, event.key));
      settle(here, event.ticket, 'envelope', (pending) => takeIn(here, unwrapped(here, pending, event.key)));
      break;
    case 'key-made':
      settle(here, event.ticket, 'mailbox', (pending) => mailboxMade(here, pending, event.publicKey));
      break;
    case 'stored':
      settle(here, event.ticket, 'publish', (pending) => publish(here, pending));
      break;
    case 'arrived':
      takeIn(here, receive(here, event.bytes));
      break;
    case 'beat':
      eraseOverdue(here);
      giveReceipts(here);
      // Lengths that tell of receipts come after them, or others would ask for what is on its way.
      if (keepsRows(node)) write(node, [], { comparing: true });
      else compareLengths(node);
      askForAnnexes(here, 'all');
      for (const channel of node.channels.values()) askForKeys(node, channel);
      noteOverdue(node);
      node.post.missed = false;
      break;
  }
  if (event.type !== 'stored') {
    performDuties(here);
    renewKeys(here);
    wrapAgain(here);
  }
  destroyDue(here);
  storeBoxes(node);
  sendPost(here);
  sendAnnexes(here);
  const { effects } = node;
  node.effects = [];
  // The disk first: what another effect's answer brings about may rest on these rows, and must lie behind them.
  const rank = ({ type }: Effect) => (type === 'keep-annex' ? 0 : type === 'store' ? 1 : 2);
  return effects.toSorted((left, right) => rank(left) - rank(right));
}

function answer(node: Node, ask: string, answered: Answer | undefined): void {
  if (answered) node.effects.push({ type: 'answer', ask, answer: answered });
}

function changed(here: Step, entries: readonly Hex[]): void {
  const { node } = here;
  if (entries.length === 0) return;
  node.effects.push({ type: 'changed', entries, acts: anyAct(node, entries) });
  askForAnnexes(here, 'new');
}

function takeIn(here: Step, rows: readonly Row[]): void {
  keep(here, rows);
  changed(here, judgeAll(here.node));
}

/** Rows of others' entries: kept before anything of ours may rest on them. */
function keep(here: Step, rows: readonly Row[]): void {
  if (rows.length > 0) write(here.node, rows);
}

function settle<T extends Pending['next']>(
  { node }: Step,
  number: number,
  next: T,
  go: (pending: Extract<Pending, { next: T }>) => void,
): void {
  const pending = node.tickets.get(number);
  if (pending?.next !== next) return;
  node.tickets.delete(number);
  go(pending as Extract<Pending, { next: T }>);
}

/** A key that opens what waited, or the next try: another list, or another member who is asked for one. */
function adopted(here: Step, pending: Extract<Pending, { next: 'adopt' }>, key: Uint8Array | undefined): void {
  const { node } = here;
  const row = adopt(node, pending, key);
  if (row) {
    keep(here, [row]);
    changed(here, judgeAll(node));
  } else askForKeys(node, node.channels.get(pending.channel));
}

/** Own entries are durable: they go to every node of their channel, and whoever asked is answered. */
function publish({ node }: Step, { own, comparing }: Extract<Pending, { next: 'publish' }>): void {
  for (const { channel: id, entries, answer } of own) {
    const channel = node.channels.get(id);
    if (channel) for (const peer of peersOf(node, channel)) sendRun(node, channel, peer, entries);
    if (answer) node.effects.push(answer);
  }
  if (comparing) compareLengths(node);
}
