/**
 * Drives one node: events in, effects out, one at a time. What is acknowledged is on disk; when the disk or the machine
 * is in doubt, the node stops signing and says so, and goes on showing what its disk still holds.
 */
import { type Cryptography, type Fields, type Hex, type KeyWrapping, none } from '@parley/record';
import {
  type AnnexContent,
  type AnnexStore,
  type Answer,
  type ChannelTerms,
  type Effect,
  type Event,
  type Identity,
  type Node,
  openAfresh,
  openNode,
  type Store,
  step,
  takeSnapshot,
} from '@parley/room';
import type { Log } from './log.ts';
import type { Guard } from './store/guard.ts';

/** A carrier is a mailbox: that it took a message means nothing. */
export type Carrier = { send(to: Hex, bytes: Uint8Array): void };

export type Ground = {
  readonly cryptography: Cryptography;
  readonly identity: Identity;
  readonly wrapping: KeyWrapping;
  readonly store: Store;
  /** Remembers how long this node's logs have been, to know a restored backup. */
  readonly guard?: Guard;
  /** Annexes, beside the record; without it none is held. */
  readonly annexes?: AnnexStore;
  readonly carrier: Carrier;
  /** ms UTC. */
  readonly clock: () => number;
  /** Fresh bytes, never given twice. */
  readonly random: (length: number) => Uint8Array;
  readonly log: Log;
};

export type Driver = {
  /** All that is held, in memory. After a halt: what the disk gave back. */
  node(): Node;
  /** Why this node signs nothing more, or undefined while it does. */
  halted(): Halt | undefined;
  act(channel: Hex, kind: string, fields: Fields): Promise<Answer>;
  keepAnnex(channel: Hex, annex: AnnexContent): Promise<Answer>;
  convene(fields: Fields): Promise<Answer>;
  openChannel(terms: ChannelTerms): Promise<Answer>;
  arrived(bytes: Uint8Array): void;
  beat(): void;
  onChange(listener: (entries: readonly Hex[]) => void): () => void;
  /** Keeps a snapshot, closes the disk; whoever still waits is refused. */
  close(): void;
};

export type Halt = 'disk-failed' | 'stopped';

/** After this many rows a snapshot is kept, so that a node that was killed still opens fast. */
const rowsBetweenSnapshots = 5_000;

const refused = (reason: string): Answer => ({ done: false, refused: reason });

export function drive(ground: Ground): Driver {
  const { cryptography, identity, store, guard, annexes } = ground;
  const beside = annexes && { annexes };
  let differing = false;
  // Whoever asks for an entry of an earlier day may be a page: the node is opened anew once that has been refused.
  const differs = () => {
    differing = true;
    queueMicrotask(distrust);
  };
  let opened = openNode(cryptography, identity, store, { differs, ...beside });
  if (guard?.isBehind(opened.node)) {
    opened = openNode(cryptography, identity, store, { restored: true, differs, ...beside });
    ground.log('restored');
  }
  // Said aloud, never repaired in silence: these rows stay on the disk, and stand for nothing.
  if (opened.setAside > 0) ground.log('set-aside', opened.setAside);
  let { node } = opened;
  let halt: Halt | undefined;
  let asked = 0;
  let sinceSnapshot = 0;
  /** What the snapshot on the disk bears is void since. */
  let stale = false;
  let draining = false;
  const queue: Event[] = [];
  const waiting = new Map<string, (answer: Answer) => void>();
  const listeners = new Set<(entries: readonly Hex[]) => void>();

  function stop(reason: Halt): void {
    if (halt) return;
    halt = reason;
    queue.length = 0;
    for (const answer of waiting.values()) answer(refused(reason));
    waiting.clear();
  }

  /** Memory may hold what the disk does not: from here on only what the disk gives back is shown. */
  function distrust(): void {
    if (halt) return;
    stop('disk-failed');
    ground.log('halted');
    try {
      const afresh = openAfresh(cryptography, identity, store.read());
      node = afresh.node;
      if (afresh.setAside > opened.setAside) ground.log('set-aside', afresh.setAside);
      // A row that differs is judged with all others at the next start, too.
      if (differing) store.write([{ row: 'snapshot', bytes: none }]);
    } catch {
      node = openAfresh(cryptography, identity, []).node;
    }
    for (const listener of listeners) listener([]);
  }

  function give(event: Event): void {
    if (halt) return;
    queue.push(event);
    if (!draining) drain();
  }

  function drain(): void {
    draining = true;
    try {
      for (let event = queue.shift(); event && !halt; event = queue.shift()) {
        const effects = step(node, event, { at: ground.clock(), random: ground.random(32) });
        for (const effect of effects) if (!halt) carryOut(effect);
        // Between two steps: then the disk has all that the node holds.
        if ((stale || sinceSnapshot >= rowsBetweenSnapshots) && !halt) keepSnapshot();
      }
    } catch {
      // A broken assertion, or a disk that takes nothing: nothing more may be signed by this node.
      distrust();
    } finally {
      draining = false;
    }
  }

  function carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'store':
        store.write(effect.rows);
        // Before anything of it is sent or acknowledged.
        if (node.standing.state === 'whole') guard?.keep(node);
        queue.push({ type: 'stored', ticket: effect.ticket });
        sinceSnapshot += effect.rows.length;
        return;
      case 'renew-snapshot':
        stale = true;
        return;
      case 'keep-annex':
        annexes?.keep(effect.row);
        return;
      case 'erase-annex':
        annexes?.erase(effect.entry);
        return;
      case 'send':
        ground.carrier.send(effect.to, effect.bytes);
        return;
      case 'wrap':
        void wrapAll(effect);
        return;
      case 'unwrap':
        void ground.wrapping
          .unwrap(effect.wrapped, effect.info, effect.seed)
          .then((key) => give({ type: 'unwrapped', ticket: effect.ticket, key }));
        return;
      case 'make-key':
        void ground.wrapping
          .publicKeyOf(effect.seed)
          .then((publicKey) => give({ type: 'key-made', ticket: effect.ticket, publicKey }));
        return;
      case 'answer': {
        const answer = waiting.get(effect.ask);
        waiting.delete(effect.ask);
        answer?.(effect.answer);
        return;
      }
      case 'changed':
        for (const listener of listeners) listener(effect.entries);
        return;
      case 'refused':
        return;
    }
  }

  /** What cannot be wrapped, to a key that is none, comes back empty: the room says whose that is. */
  async function wrapAll({ ticket, key, jobs }: Extract<Effect, { type: 'wrap' }>): Promise<void> {
    const wraps = await Promise.all(
      jobs.map(({ recipient, info, ekm }) => ground.wrapping.wrap(recipient, key, info, ekm).catch(() => none)),
    );
    give({ type: 'wrapped', ticket, wraps });
  }

  function keepSnapshot(): void {
    sinceSnapshot = 0;
    stale = false;
    store.write([{ row: 'snapshot', bytes: takeSnapshot(node) }]);
  }

  function ask(make: (ask: string) => Event): Promise<Answer> {
    if (halt) return Promise.resolve(refused(halt));
    asked += 1;
    const name = `ask-${asked}`;
    return new Promise((resolve) => {
      waiting.set(name, resolve);
      give(make(name));
    });
  }

  for (const effect of opened.effects) carryOut(effect);
  if (stale) keepSnapshot();

  return {
    node: () => node,
    halted: () => halt,
    act: (channel, kind, fields) => ask((name) => ({ type: 'act', ask: name, channel, kind, fields })),
    keepAnnex: (channel, annex) => ask((name) => ({ type: 'keep-annex', ask: name, channel, ...annex })),
    convene: (fields) => ask((name) => ({ type: 'convene', ask: name, fields })),
    openChannel: (terms) => ask((name) => ({ type: 'open-channel', ask: name, terms })),
    arrived: (bytes) => give({ type: 'arrived', bytes }),
    beat: () => give({ type: 'beat' }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      const wasWell = halt === undefined;
      stop('stopped');
      try {
        if (wasWell && sinceSnapshot > 0) keepSnapshot();
      } finally {
        store.close();
      }
    },
  };
}
