/**
 * A whole room of which every letter can be watched, held back and put in: where hostile behaviours are tried. Made of
 * the same seats, links and agenda as a rehearsal; what differs is that the one who tries it stands at the letter box.
 */
import type { Fields, Hex } from '@parley/record';
import { type Answer, type Effect, type Event, post, type Row, step } from '@parley/room';
import { Agenda, beat, nextBeat } from '../agenda.ts';
import { type Chance, chanceOf } from '../chance.ts';
import { charterFields, seatsOf } from '../founding.ts';
import { calm, deliveries, type Faults, isCut, type Links, linkName } from '../links.ts';
import { memoryStore } from '../memory-store.ts';
import { remembered } from '../remembered.ts';
import type { Scenario } from '../scenario.ts';
import { type Ground, keepAt, needsBeat, reopen, type Seat, withKeys } from '../seat.ts';

export const minute = 60_000;

/** An event at which a node does nothing but send its post. */
const nothing: Event = { type: 'stored', ticket: 0 };

/** What one seat sends another: an envelope, where it is sealed, or what its sender's node is to put into one. */
export type Letter = { readonly from: Hex; readonly to: Hex; readonly bytes: Uint8Array; readonly sealed?: true };

/** What a node refused of what came in; `from` carried it, `node` is whom the refusal names. */
export type Blamed = {
  readonly by: Hex;
  readonly from: Hex;
  readonly reason: string;
  readonly blame: 'author' | 'carrier';
  readonly node: Hex;
};

/** A room as it was founded. */
export type Founded = {
  readonly scenario: Scenario;
  readonly disks: ReadonlyMap<Hex, readonly Row[]>;
  readonly channels: ReadonlyMap<string, Hex>;
  readonly now: number;
};

export class WatchedRoom {
  readonly scenario: Scenario;
  readonly ground: Ground;
  readonly seats = new Map<Hex, Seat>();
  /** By the scenario's name. */
  readonly channels = new Map<string, Hex>();
  readonly blamed: Blamed[] = [];
  /** What nodes answered as done: the seat's name and the entry's. */
  readonly acknowledged: { readonly by: Hex; readonly entry: Hex }[] = [];
  /** Letters that a node sent by itself, newest last. */
  readonly sent: Letter[] = [];
  /** Asked of each letter that a node sends by itself; true keeps it back. */
  withheld: (letter: Letter) => boolean = () => false;
  now: number;
  private readonly chance: Chance;
  private readonly agenda = new Agenda();
  private readonly links: Links = { cut: new Set(), faults: calm };
  private asks = 0;
  private byHand = false;

  private constructor(scenario: Scenario, ground: Ground, seed: number) {
    this.scenario = scenario;
    this.ground = remembered(ground);
    this.now = scenario.room.starts;
    this.chance = chanceOf(ground.cryptography, seed);
  }

  static async open(scenario: Scenario, ground: Ground, seed: number): Promise<WatchedRoom> {
    const room = new WatchedRoom(scenario, ground, seed);
    for (const seat of await seatsOf(scenario, room.ground)) room.seats.set(seat.name, seat);
    await room.found();
    return room;
  }

  /** The same room again, each node opened from its disk as it was founded; what follows is drawn from this seed. */
  static async again({ scenario, disks, channels, now }: Founded, ground: Ground, seed: number): Promise<WatchedRoom> {
    const room = new WatchedRoom(scenario, ground, seed);
    room.now = now;
    for (const [name, id] of channels) room.channels.set(name, id);
    for (const seat of await seatsOf(scenario, room.ground)) {
      seat.store = memoryStore(disks.get(seat.name));
      room.seats.set(seat.name, seat);
      await room.restart(seat);
    }
    await room.advance(2 * minute);
    return room;
  }

  /** What is on its disks now. */
  founded(): Founded {
    const disks = new Map([...this.seats.values()].map((seat) => [seat.name, [...seat.store.read()]]));
    return { scenario: this.scenario, disks, channels: new Map(this.channels), now: this.now };
  }

  /** Who is in a channel of the scenario: every node of its members and readers. */
  inside(channel: string): readonly Seat[] {
    const terms = this.scenario.channels[channel];
    const all = [...this.seats.values()];
    if (!terms) return all;
    return all.filter((seat) => [...terms.members, ...terms.readers].includes(seat.delegation));
  }

  async act(seat: Seat, channel: string, kind: string, fields: Fields): Promise<Answer> {
    const id = this.channels.get(channel) ?? '';
    return this.request(seat, (ask) => ({ type: 'act', ask, channel: id, kind, fields }));
  }

  async request(seat: Seat, event: (ask: string) => Event): Promise<Answer> {
    this.asks += 1;
    const ask = String(this.asks);
    await this.drive(seat, event(ask), seat.name);
    const answer = seat.answers.get(ask) ?? { done: false, refused: 'no-answer' };
    seat.answers.delete(ask);
    if (answer.done) this.acknowledged.push({ by: seat.name, entry: answer.entry });
    return answer;
  }

  async advance(ms: number): Promise<void> {
    const until = this.now + ms;
    for (let item = this.agenda.take(until); item; item = this.agenda.take(until)) {
      this.now = Math.max(this.now, item.at);
      const { due } = item;
      if (due.what === 'deliver') {
        const seat = this.seats.get(due.to);
        if (seat && !isCut(this.links, due.from, due.to))
          await this.drive(seat, { type: 'arrived', bytes: due.bytes }, due.from);
      } else if (due.what === 'beat') {
        const seat = this.seats.get(due.node) as Seat;
        seat.beatDue = false;
        await this.drive(seat, { type: 'beat' }, seat.name);
      }
    }
    this.now = until;
  }

  /** Puts a letter in by hand; it arrives, after those put in before it, whatever the links do. */
  async put(letter: Letter): Promise<void> {
    const seat = this.seats.get(letter.from);
    if (letter.sealed) this.agenda.put(this.now + 1, { what: 'deliver', ...letter });
    else if (seat) {
      post(seat.node, letter.to, letter.bytes);
      this.byHand = true;
      await this.drive(seat, nothing, seat.name);
      this.byHand = false;
    }
  }

  setFaults(faults: Faults): void {
    this.links.faults = faults;
  }

  /** Cuts every link of a seat. */
  cut(seat: Seat): void {
    this.links.cut.add(linkName([seat.name]));
  }

  /** Heals every link and lets everybody compare lengths. */
  heal(): void {
    this.links.cut.clear();
    for (const seat of this.seats.values()) {
      this.beatSoon(seat);
      // What was said just before counts as under way at the first.
      this.agenda.put(nextBeat(this.now) + beat, { what: 'beat', node: seat.name });
    }
  }

  /** The node dies and is opened again from its disk. */
  async restart(seat: Seat): Promise<void> {
    await this.effects(seat, reopen(this.ground, seat), seat.name);
    this.beatSoon(seat);
  }

  private async found(): Promise<void> {
    const { room, channels } = this.scenario;
    const byLabel = new Map([...this.seats.values()].map((seat) => [seat.label, seat]));
    const first = (delegation: string) =>
      [...this.seats.values()].find((seat) => seat.delegation === delegation) as Seat;
    const fields = charterFields(this.scenario, byLabel);
    const opened = async (name: string, answer: Answer) => {
      if (!answer.done) throw new Error(`${name} could not be opened: ${answer.refused}`);
      this.channels.set(name, answer.channel);
      await this.advance(5_000);
    };
    await opened('charter', await this.request(first(room.convener), (ask) => ({ type: 'convene', ask, fields })));
    for (const [name, terms] of Object.entries(channels)) {
      const opener = first(terms.members[0] as string);
      const event = (ask: string): Event => ({ type: 'open-channel', ask, terms: { name, ...terms } });
      await opened(name, await this.request(opener, event));
    }
    await this.advance(2 * minute);
  }

  private beatSoon(seat: Seat): void {
    if (seat.beatDue) return;
    seat.beatDue = true;
    this.agenda.put(nextBeat(this.now), { what: 'beat', node: seat.name });
  }

  private async drive(seat: Seat, event: Event, from: Hex): Promise<void> {
    const moment = { at: this.now + seat.offset, random: this.chance.bytes(seat.label, 32) };
    await this.effects(seat, step(seat.node, event, moment), from);
    if (needsBeat(seat)) this.beatSoon(seat);
  }

  private async effects(seat: Seat, effects: readonly Effect[], from: Hex): Promise<void> {
    for (const effect of effects) {
      if (effect.type === 'store') {
        seat.store.write(effect.rows);
        await this.drive(seat, { type: 'stored', ticket: effect.ticket }, from);
      } else if (effect.type === 'keep-annex' || effect.type === 'erase-annex' || effect.type === 'renew-snapshot')
        keepAt(seat, effect);
      else if (effect.type === 'send') this.send({ from: seat.name, to: effect.to, bytes: effect.bytes, sealed: true });
      else if (effect.type === 'wrap' || effect.type === 'unwrap' || effect.type === 'make-key')
        await this.drive(seat, await withKeys(seat, effect), from);
      else if (effect.type === 'answer') seat.answers.set(effect.ask, effect.answer);
      else if (effect.type === 'changed') {
        if (effect.acts) this.beatSoon(seat);
      } else {
        const { reason, blame, node } = effect;
        this.blamed.push({ by: seat.name, from, reason, blame, node });
      }
    }
  }

  private send(letter: Letter): void {
    if (this.byHand) {
      this.agenda.put(this.now + 1, { what: 'deliver', ...letter });
      return;
    }
    if (this.withheld(letter)) return;
    this.sent.push(letter);
    if (isCut(this.links, letter.from, letter.to)) return;
    const delays = deliveries(this.links, this.chance);
    for (const delay of delays) this.agenda.put(this.now + delay, { what: 'deliver', ...letter });
    if (delays.length === 0) this.beatSoon(this.seats.get(letter.from) as Seat);
  }
}
