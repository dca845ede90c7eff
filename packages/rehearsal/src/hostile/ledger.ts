/** The invariants, looked at after every step, over all honest nodes. Each answer is a violation in words. */
import { type Hex, readEntry, readWithoutBox, toHex } from '@parley/record';
import { type Channel, channelsOf, exportOf, lettersSent } from '@parley/room';
import type { Seat } from '../seat.ts';
import { canary } from './honest.ts';
import { forged, idOf } from './pen.ts';
import type { Scene } from './scene.ts';
import type { Letter } from './watched-room.ts';

/** What a carrier may see of an envelope, in bytes. */
const sizes = [1, 4, 16, 64, 256, 1024, 4096].map((kib) => kib * 1024);
/** What an anteroom may hold: 64 logs of 256 entries, and all of a node together so many bytes. */
const anteroom = { logs: 64, entries: 256, bytes: 64 * 1024 * 1024 };

type Kept = { rows: number; readonly names: Set<Hex>; readonly places: Map<string, Hex> };

export class Ledger {
  readonly violations: string[] = [];
  private readonly scene: Scene;
  /** Rulings once given, by entry and by what was void then; of all honest nodes. */
  private readonly rulings = new Map<string, string>();
  private readonly disks = new Map<Hex, Kept>();
  /** How many letters of honest nodes were looked into. */
  lettersRead = 0;
  private acknowledged = 0;
  private read = 0;
  private readonly plain = new TextEncoder().encode(canary);

  constructor(scene: Scene) {
    this.scene = scene;
  }

  look(): void {
    this.disksHold();
    this.copiesAreTrue();
    this.rulingsAgree();
    this.nothingLeaks();
    this.memoryIsBounded();
  }

  private say(violation: string): void {
    if (this.violations.length < 20) this.violations.push(violation);
  }

  /** I1, I3: what was acknowledged is on disk; no disk holds two entries of an honest node at one position. */
  private disksHold(): void {
    const { room, honest, hostile } = this.scene;
    for (const seat of honest) {
      const kept = this.disks.get(seat.name) ?? { rows: 0, names: new Set(), places: new Map() };
      this.disks.set(seat.name, kept);
      const rows = seat.store.read().filter((row) => row.row === 'entry');
      for (const row of rows.slice(kept.rows)) {
        const { cryptography } = room.ground;
        const whole = readEntry(cryptography, row.bytes, row.box);
        const entry = whole.ok || row.box.length > 0 ? whole : readWithoutBox(cryptography, row.bytes);
        if (!entry.ok) {
          this.say(`I1 ${seat.label} keeps an entry that cannot be read: ${entry.refused}`);
          continue;
        }
        const { header, name } = entry.value;
        const place = `${row.channel} ${[...header.node].join()} ${header.position}`;
        const before = kept.places.get(place);
        const forked = before !== undefined && before !== name && toHex(header.node) !== hostile.name;
        if (forked) this.say(`I3 ${seat.label} keeps two entries at one position`);
        kept.places.set(place, name);
        kept.names.add(name);
      }
      kept.rows = rows.length;
    }
    for (const { by, entry } of room.acknowledged.slice(this.acknowledged)) {
      if (by !== hostile.name && !this.disks.get(by)?.names.has(entry))
        this.say(`I1 acknowledged and not kept: ${entry}`);
    }
    this.acknowledged = room.acknowledged.length;
  }

  /** I2: a copy of an honest log is the beginning of that log. */
  private copiesAreTrue(): void {
    const { honest } = this.scene;
    for (const author of honest) {
      for (const channel of author.node.channels.values()) {
        const own = channel.history.logs.find((log) => log.node === author.name)?.entries ?? [];
        for (const holder of honest) {
          const copy = holder.node.channels.get(channel.id)?.history.logs.find((log) => log.node === author.name);
          const same = copy?.entries.every((held, i) => held.entry.name === own[i]?.entry.name) ?? true;
          if (!same) this.say(`I2 ${holder.label} holds another log of ${author.label} than it wrote`);
        }
      }
    }
  }

  /** I5: no ruling changes or differs, but where something became void; the same entries make the same state. */
  private rulingsAgree(): void {
    const states = new Map<string, string>();
    for (const seat of this.scene.honest) {
      for (const channel of seat.node.channels.values()) {
        const gone = [...channel.voids.keys()].sort().join();
        for (const [name, ruling] of channel.rulings) {
          const asked = `${name} ${gone}`;
          const known = this.rulings.get(asked);
          if (known !== undefined && known !== ruling)
            this.say(`I5 ${seat.label} rules ${ruling} where it was ${known}`);
          this.rulings.set(asked, ruling);
        }
        const key = `${channel.id} ${[...channel.judged].sort().join()}`;
        const state = stateOf(channel);
        if ((states.get(key) ?? state) !== state) this.say(`I5 ${seat.label} makes another state of the same entries`);
        states.set(key, state);
        if (state.includes(forged)) this.say(`I7 a forgery moves the state of ${seat.label}`);
      }
    }
  }

  /** I6: nothing of a channel goes to, or is known by, a node outside it. */
  private nothingLeaks(): void {
    const { room, hostile } = this.scene;
    const outside = (seat: Seat) => [...room.channels].filter(([name]) => !room.inside(name).includes(seat));
    const ids = new Map([...room.seats.values()].map((seat) => [seat.name, outside(seat).map(([, id]) => idOf(id))]));
    const all = [this.plain, ...[...room.channels.values(), ...room.seats.keys()].map(idOf)];
    for (const letter of room.sent.slice(this.read)) {
      if (all.some((plain) => includes(letter.bytes, plain))) this.say('I6 an envelope shows what is in it');
      if (!sizes.includes(letter.bytes.length)) this.say(`I6 an envelope of ${letter.bytes.length} bytes`);
      const node = room.seats.get(letter.from)?.node;
      if (letter.from === hostile.name || !node) continue;
      for (const words of lettersSent(node, letter.bytes)) {
        this.lettersRead += 1;
        if ((ids.get(letter.to) ?? []).some((id) => includes(words, id))) this.say(`I6 ${leak(this.scene, letter)}`);
      }
    }
    this.read = room.sent.length;
    for (const seat of room.seats.values()) {
      const shown = channelsOf(seat.node).map(({ id }) => id);
      for (const [name, id] of outside(seat)) {
        if (shown.includes(id)) this.say(`I6 ${seat.label} shows ${name}`);
        if (seat.node.channels.get(id)?.epochs.size) this.say(`I6 ${seat.label} has a key of ${name}`);
      }
      const known = new Set(
        [...room.channels].filter(([name]) => room.inside(name).includes(seat)).map(([name]) => name),
      );
      for (const channel of seat.node.channels.values()) {
        for (const [, name] of stateOf(channel).matchAll(/canary-([a-z-]+)-\d+\./g)) {
          if (name !== undefined && !known.has(name)) this.say(`I6 ${seat.label} reads a text of ${name}`);
        }
      }
    }
  }

  private memoryIsBounded(): void {
    for (const { label, node } of this.scene.honest) {
      if (node.tickets.size > 64) this.say(`${label} has ${node.tickets.size} questions open`);
      let bytes = 0;
      for (const channel of node.channels.values()) {
        for (const run of channel.anteroom.values())
          for (const entry of run) bytes += entry.bytes.length + entry.box.length;
        const longest = Math.max(0, ...[...channel.anteroom.values()].map((run) => run.length));
        if (channel.anteroom.size > anteroom.logs || longest > anteroom.entries) this.say(`${label}: a full anteroom`);
      }
      if (bytes > anteroom.bytes) this.say(`${label}: an anteroom of ${bytes} bytes`);
    }
  }

  /** What an honest node holds can be read and proved by anyone, at any time. */
  exports(): readonly Uint8Array[] {
    return this.scene.honest.map((seat) => exportOf(seat.node));
  }
}

const leak = ({ room }: Scene, { from, to }: Letter) =>
  `${room.seats.get(from)?.label} sends ${room.seats.get(to)?.label} what is of a channel that it is not in`;

/** As bytes: key order is no part of a state. */
const states = new WeakMap<object, string>();
function stateOf({ live }: Channel): string {
  let text = states.get(live.state);
  if (text === undefined) {
    text = JSON.stringify(sorted(live.state));
    states.set(live.state, text);
  }
  return text;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}

function includes(where: Uint8Array, what: Uint8Array): boolean {
  // Every envelope is searched for a dozen names: a loop, since a closure at each likely place costs more than the search.
  const first = what[0] ?? 0;
  for (let at = where.indexOf(first); at >= 0; at = where.indexOf(first, at + 1)) {
    let same = 1;
    while (same < what.length && where[at + same] === what[same]) same += 1;
    if (same === what.length) return true;
  }
  return false;
}
