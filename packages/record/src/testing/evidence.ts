/** Proofs of entries of the small room, as a node would make them; and proofs with a part exchanged. */
import {
  decode,
  type Evidence,
  encode,
  encodeEvidence,
  equal,
  type Held,
  type History,
  type Log,
  order,
  secretOf,
  type Value,
} from '../index.ts';
import { crypto, emptyRoom, epoch, type Room, roomOfThree } from './room-of-three.ts';

export const secretIn = (held: Held): Uint8Array | null => secretOf(crypto, held.entry, epoch.key) ?? null;

/** The first entry of every other log that has seen `of` or a later one of its log. */
export function sightsOf(history: History, of: Held): readonly { readonly held: Held; readonly position: number }[] {
  const { node, position } = of.entry.header;
  return history.logs.flatMap((log) => {
    const sights = log.entries.flatMap((held) => {
      const head = held.entry.header.seen.find((one) => equal(one.node, node));
      return head && head.position >= position ? [{ held, position: head.position }] : [];
    });
    return sights.slice(0, 1);
  });
}

export function evidenceOf(room: Room, history: History, of: Held, opened = true): Evidence {
  const sights = sightsOf(history, of);
  const last = Math.max(of.entry.header.position, ...sights.map((one) => one.position));
  const own = history.logs[of.log] as Log;
  const charter = room.charter.byName.get(room.charter.logs[0]?.entries[0]?.entry.name ?? '') as Held;
  return {
    charter: { entry: charter.entry, secret: secretIn(charter) as Uint8Array },
    entry: of.entry,
    secret: opened ? secretIn(of) : null,
    links: own.entries.slice(of.entry.header.position + 1, last + 1).map((held) => held.entry),
    witnesses: sights.map(({ held }) => held.entry).sort((left, right) => order(left.header.node, right.header.node)),
  };
}

/** North speaks three times, South once; the mediator has seen all of it, South all but the last. */
export function threeWords() {
  const room = emptyRoom();
  const { north, south, mediator, talks, say, receipt } = room;
  const first = say(north, talks, 'The first word.');
  const second = say(north, talks, 'The second word.');
  const souths = receipt(south, talks);
  const third = say(north, talks, 'The third word.');
  const mediators = receipt(mediator, talks);
  return { room, first, second, third, souths, mediators };
}

/** Every entry of the room of three that somebody else has seen, with its proof. */
export function everyProof(): readonly { readonly room: Room; readonly history: History; readonly held: Held }[] {
  const room = roomOfThree();
  return [room.charter, room.talks, room.line].flatMap((history) =>
    history.logs.flatMap((log) =>
      log.entries.filter((held) => sightsOf(history, held).length > 0).map((held) => ({ room, history, held })),
    ),
  );
}

export const proofOf = (room: Room, history: History, held: Held, opened = true): Uint8Array =>
  encodeEvidence(crypto, evidenceOf(room, history, held, opened));

/** Where the parts of a proof stand in its list. */
export const parts = { charter: 2, entry: 3, secret: 4, links: 5, witnesses: 6 } as const;

/** The file with its parts as `change` leaves them. */
export function rewritten(file: Uint8Array, change: (value: Value[]) => void): Uint8Array {
  const read = decode(file, { bytes: file.length, depth: 2 });
  if (!read.ok) throw new Error(read.refused);
  const value = (read.value as Value[]).map((one) => (Array.isArray(one) ? [...one] : one));
  change(value);
  return encode(value);
}
