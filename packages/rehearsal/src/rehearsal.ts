/**
 * A whole room in one process: many nodes with their own keys, disks and clocks, simulated links, one seed. It waits for
 * nothing but key wrapping; time is the agenda's. The same scenario and seed give the same bytes.
 */
import { readWritten } from '@parley/desks';
import { type Fields, type Hex, toBase64url } from '@parley/record';
import {
  type AnnexContent,
  type Answer,
  actOf,
  type Effect,
  type Event,
  type PaperTerms,
  type Row,
  type Store,
  step,
} from '@parley/room';
import { Agenda, beat, type Due, nextBeat } from './agenda.ts';
import { type Chance, chanceOf } from './chance.ts';
import { enrolled, found, seatsOf } from './founding.ts';
import { calm, deliveries, type Faults, isCut, type Links, linkName } from './links.ts';
import { remembered } from './remembered.ts';
import type { ActStep, Scenario } from './scenario.ts';
import { type Mark, note, resolve, type Script } from './script.ts';
import { type Ground, keepAt, needsBeat, reopen, type Seat, withKeys } from './seat.ts';

/** Deliveries under way when a moment is asked for are counted into it if due within this, ms. */
const underWay = 5_000;

const noAnswer: Answer = { done: false, refused: 'no-answer' };

export type Options = { readonly faults?: Faults; readonly seed?: number };

export class Rehearsal implements Script {
  readonly scenario: Scenario;
  /** By the scenario's node name. */
  readonly seats = new Map<string, Seat>();
  readonly channels = new Map<string, Hex>();
  readonly marks = new Map<Hex, Mark>();
  readonly outcomes = new Map<string, Answer>();
  readonly refusals: { readonly step: string; readonly refused: string }[] = [];
  /** What nodes refused of what came in. */
  readonly blamed: { readonly at: number; readonly by: string; readonly reason: string; readonly blame: string }[] = [];
  now: number;
  /** The clock of what is being carried out; ahead of `now` while deliveries under way at a stop are counted in. */
  private clock: number;
  private readonly ground: Ground;
  private readonly chance: Chance;
  private readonly agenda = new Agenda();
  private readonly links: Links;
  private readonly byName = new Map<Hex, Seat>();
  private readonly listeners = new Set<(delegation: string, entries: readonly Hex[]) => void>();
  private asked = 0;
  private last: Promise<unknown> = Promise.resolve();

  private constructor(scenario: Scenario, ground: Ground, options: Options) {
    this.scenario = scenario;
    this.ground = remembered(ground);
    this.now = scenario.room.starts;
    this.clock = this.now;
    this.chance = chanceOf(ground.cryptography, options.seed ?? scenario.room.seed);
    this.links = { cut: new Set(), faults: options.faults ?? calm };
  }

  /** Makes the nodes, convenes the room and opens its channels, all at the scenario's start. */
  static async open(scenario: Scenario, ground: Ground, options: Options = {}): Promise<Rehearsal> {
    const rehearsal = new Rehearsal(scenario, ground, options);
    for (const seat of await seatsOf(scenario, rehearsal.ground)) {
      rehearsal.seats.set(seat.label, seat);
      rehearsal.byName.set(seat.name, seat);
    }
    await found(
      rehearsal,
      (seat, event) => rehearsal.request(seat, event),
      () => rehearsal.settle(),
    );
    scenario.steps.forEach((one, index) => {
      rehearsal.agenda.put(one.at, { what: 'step', step: one, index });
    });
    return rehearsal;
  }

  /** The first node of a delegation: where its people sit. */
  seat(delegation: string): Seat {
    const seat = [...this.seats.values()].find((one) => one.delegation === delegation);
    if (!seat) throw new Error(`no delegation is called ${delegation}`);
    return seat;
  }

  onChange(listener: (delegation: string, entries: readonly Hex[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** When the scenario's next step is due, ms UTC. */
  nextStep(): number | undefined {
    return this.agenda.nextAt((due) => due.what === 'step');
  }

  /** Plays up to and including `until`; what was said by then has arrived wherever a link lets it. */
  advance(until: number): Promise<void> {
    return this.inTurn(async () => {
      for (let item = this.agenda.take(until); item; item = this.agenda.take(until)) {
        this.now = Math.max(this.now, item.at);
        this.clock = this.now;
        await this.carryOut(item.due);
      }
      this.now = Math.max(this.now, until);
      await this.settle();
    });
  }

  /** An act that no scenario foresaw, by a person at a seat. */
  act(delegation: string, channel: Hex, kind: string, fields: Fields): Promise<Answer> {
    return this.actAt(this.seat(delegation).label, channel, kind, fields);
  }

  /** The same at one certain node of a delegation that has several. */
  actAt(label: string, channel: Hex, kind: string, fields: Fields, paper: PaperTerms = {}): Promise<Answer> {
    return this.asks(label, (ask) => ({ type: 'act', ask, channel, kind, fields, paper }));
  }

  /** Content that may have to be erased one day, kept by a person at this node. */
  keepAnnex(label: string, channel: Hex, annex: AnnexContent): Promise<Answer> {
    return this.asks(label, (ask) => ({ type: 'keep-annex', ask, channel, ...annex }));
  }

  /** Runs what a scenario's press says, in its place. */
  performed(one: Omit<ActStep, 'at'>): Promise<Answer> {
    return this.inTurn(async () => {
      const answer = await this.perform(one, 'press');
      await this.settle();
      return answer;
    });
  }

  /** Cuts every link of a delegation's nodes, or heals them. */
  setCut(delegation: string, cut: boolean): Promise<void> {
    return this.inTurn(async () => {
      const labels = this.scenario.delegations[delegation]?.nodes ?? [];
      for (const label of labels) this.link([label], cut);
      if (!cut) for (const label of labels) this.beatSoon(this.seats.get(label) as Seat, true);
      await this.settle();
    });
  }

  /** From now on every message meets these mishaps. */
  setFaults(faults: Faults): void {
    this.links.faults = faults;
  }

  isCut(delegation: string): boolean {
    const names = (this.scenario.delegations[delegation]?.nodes ?? []).map(
      (label) => this.seats.get(label)?.name ?? '',
    );
    return names.length > 0 && names.every((name) => this.links.cut.has(linkName([name])));
  }

  rowsOf(delegation: string): readonly Row[] {
    return this.seat(delegation).store.read();
  }

  /** A further node of a delegation, with keys of its own, that no charter names yet. Returns what a charter needs. */
  enrol(delegation: string, label: string): Promise<{ readonly node: Hex; readonly seal: string }> {
    return this.inTurn(async () => {
      const seat = await enrolled(this.scenario, this.ground, delegation, label);
      this.seats.set(label, seat);
      this.byName.set(seat.name, seat);
      return { node: seat.name, seal: toBase64url(seat.seal) };
    });
  }

  /** A delegation's node dies, and comes back from an older copy of its disk. */
  restore(delegation: string, backup: readonly Row[]): Promise<void> {
    return this.inTurn(async () => {
      const seat = this.seat(delegation);
      await this.effects(seat, reopen(this.ground, seat, backup));
      this.beatSoon(seat);
      await this.settle();
    });
  }

  /** Puts another disk under a seat; it must hold the rows already. */
  useStore(delegation: string, store: Store): void {
    this.seat(delegation).store = store;
  }

  private asks(label: string, event: (ask: string) => Event): Promise<Answer> {
    return this.inTurn(async () => {
      const seat = this.seats.get(label);
      const answer = seat ? await this.request(seat, event) : noAnswer;
      await this.settle();
      return answer;
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(work);
    this.last = next.catch(() => undefined);
    return next;
  }

  /** Delivers what is under way, each at its own time, so that stopping to look changes nothing of what follows. */
  private async settle(): Promise<void> {
    const until = this.now + underWay;
    for (let item = this.agenda.takeDelivery(until); item; item = this.agenda.takeDelivery(until)) {
      this.clock = Math.max(this.now, item.at);
      await this.carryOut(item.due);
    }
    this.clock = this.now;
  }

  private async carryOut(due: Due): Promise<void> {
    if (due.what === 'deliver') {
      const seat = this.byName.get(due.to);
      if (seat && !isCut(this.links, due.from, due.to)) await this.drive(seat, { type: 'arrived', bytes: due.bytes });
      return;
    }
    if (due.what === 'beat') {
      const seat = this.byName.get(due.node);
      if (!seat) return;
      seat.beatDue = false;
      await this.drive(seat, { type: 'beat' });
      return;
    }
    const { step: one, index } = due;
    if ('act' in one) await this.perform(one, one.id ?? `step ${index}`);
    else if ('cut' in one) this.link(one.cut, true);
    else if ('heal' in one) {
      this.link(one.heal, false);
      for (const label of one.heal) this.beatSoon(this.seats.get(label) as Seat, true);
    } else if ('restart' in one) {
      const seat = this.seats.get(one.restart) as Seat;
      await this.effects(seat, reopen(this.ground, seat));
      this.beatSoon(seat);
    } else (this.seats.get(one.clock) as Seat).offset = one.offset;
  }

  private async perform(one: Omit<ActStep, 'at'>, called: string): Promise<Answer> {
    const channel = this.channels.get(one.channel) ?? '';
    const fields = readWritten(actOf(one.act)?.fields as never, resolve(this, one.body)) as Fields;
    const act = { type: 'act', channel, kind: one.act, fields } as const;
    const answer = await this.request(this.seat(one.by), (ask) => ({ ...act, ask }));
    note(this, one, called, answer);
    return answer;
  }

  private link(labels: readonly string[], cut: boolean): void {
    const name = linkName(labels.map((label) => this.seats.get(label)?.name ?? ''));
    if (cut) this.links.cut.add(name);
    else this.links.cut.delete(name);
  }

  private beatSoon(seat: Seat, isHealed = false): void {
    const at = nextBeat(this.clock);
    if (!seat.beatDue) this.agenda.put(at, { what: 'beat', node: seat.name });
    seat.beatDue = true;
    // What was said just before a link was healed counts as under way at the first beat, though nobody got it.
    if (isHealed) this.agenda.put(at + beat, { what: 'beat', node: seat.name });
  }

  private async request(seat: Seat, event: (ask: string) => Event): Promise<Answer> {
    this.asked += 1;
    const ask = String(this.asked);
    await this.drive(seat, event(ask));
    const answer = seat.answers.get(ask) ?? noAnswer;
    seat.answers.delete(ask);
    return answer;
  }

  private async drive(seat: Seat, event: Event): Promise<void> {
    const moment = { at: this.clock + seat.offset, random: this.chance.bytes(seat.label, 32) };
    await this.effects(seat, step(seat.node, event, moment));
    if (needsBeat(seat)) this.beatSoon(seat);
  }

  private async effects(seat: Seat, effects: readonly Effect[]): Promise<void> {
    for (const effect of effects) {
      switch (effect.type) {
        case 'store':
          seat.store.write(effect.rows);
          await this.drive(seat, { type: 'stored', ticket: effect.ticket });
          break;
        case 'renew-snapshot':
        case 'keep-annex':
        case 'erase-annex':
          keepAt(seat, effect);
          break;
        case 'send':
          this.send(seat, effect.to, effect.bytes);
          break;
        case 'wrap':
        case 'unwrap':
        case 'make-key':
          await this.drive(seat, await withKeys(seat, effect));
          break;
        case 'answer':
          seat.answers.set(effect.ask, effect.answer);
          break;
        case 'changed':
          if (effect.acts) this.beatSoon(seat);
          for (const listener of this.listeners) listener(seat.delegation, effect.entries);
          break;
        case 'refused':
          this.blamed.push({ at: this.now, by: seat.delegation, reason: effect.reason, blame: effect.blame });
          break;
      }
    }
  }

  private send(seat: Seat, to: Hex, bytes: Uint8Array): void {
    if (isCut(this.links, seat.name, to)) return;
    const delays = deliveries(this.links, this.chance);
    for (const delay of delays) this.agenda.put(this.clock + delay, { what: 'deliver', to, from: seat.name, bytes });
    // What was lost is found by comparing lengths at the next beat.
    if (delays.length === 0) this.beatSoon(seat);
  }
}
