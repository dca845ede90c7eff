/**
 * Papers that contradict each other: two contents under one id, or under one serial. Both instruments are here, and
 * whoever is shown both can see it without trusting this node.
 */
import { equal, type Hex, type Instrument, toHex } from '@parley/record';
import { bodyOf } from '../judging/bodies.ts';
import { instrumentIn } from '../judging/papers.ts';
import { charterNow, heldOf, namedBy } from '../judging/states.ts';
import type { Node } from '../state.ts';

export type Contradiction = {
  readonly under: 'id' | 'serial';
  /** The id, or the serial in digits. */
  readonly name: string;
  readonly kind: string;
  readonly by: string;
  readonly entries: readonly Hex[];
};

type Found = { readonly named: Omit<Contradiction, 'entries'>; readonly texts: Set<Hex>; readonly entries: Set<Hex> };

export function contradictionsOf(node: Node): readonly Contradiction[] {
  const found = new Map<string, Found>();
  for (const { name, instrument } of instrumentsOf(node)) {
    for (const [key, named] of namesOf(node, instrument)) {
      const one = found.get(key) ?? { named, texts: new Set<Hex>(), entries: new Set<Hex>() };
      found.set(key, one);
      one.texts.add(toHex(instrument.textHash));
      one.entries.add(name);
    }
  }
  return [...found.values()].flatMap(({ named, texts, entries }) =>
    texts.size < 2 ? [] : [{ ...named, entries: [...entries].sort() }],
  );
}

/** Whether this node's delegation has put another text of this kind under this serial. */
export function isSerialTaken(node: Node, kind: string, serial: number, textHash: Uint8Array): boolean {
  const own = node.identity.delegation;
  return instrumentsOf(node).some(
    ({ instrument: one }) =>
      one.serial === serial && one.kind === kind && one.delegation === own && !equal(one.textHash, textHash),
  );
}

function instrumentsOf(node: Node): readonly { readonly name: Hex; readonly instrument: Instrument }[] {
  return [...node.channels.values()].flatMap((channel) =>
    channel.judged.flatMap((name) => {
      const paper = bodyOf(node, channel, heldOf(channel, name))?.paper;
      const read = paper && instrumentIn(node.crypto, paper);
      return read?.ok && equal(read.value.instrument.room, channel.history.room)
        ? [{ name, instrument: read.value.instrument }]
        : [];
    }),
  );
}

/** What an instrument goes by, each with a key under which another text of it would lie. */
function namesOf(node: Node, one: Instrument): readonly (readonly [string, Found['named']])[] {
  const { kind, serial } = one;
  const [signer, id] = [toHex(one.node), toHex(one.id)];
  // Whoever signed it is named, and not whom it names.
  const by = namedBy(charterNow(node), signer);
  if (by === undefined) return [];
  // Ids under one key: nobody is blamed for an id that somebody else took up.
  const byId = [`${signer}/${id}`, { under: 'id', name: id, kind, by }] as const;
  if (serial === 0 || one.delegation !== by) return [byId];
  return [byId, [`${by}/${kind}/${serial}`, { under: 'serial', name: String(serial), kind, by }]];
}
