/**
 * One seed, one room, one hostile delegation: honest work, strikes drawn from the library, and after each step every
 * invariant. In calm rooms each strike is answered for by name; in storms, with letters lost, doubled and overtaken and
 * nodes cut off and restarted, only what must never happen is looked for.
 */
import { checkFork, join, toHex, verifyExport } from '@parley/record';
import { forkProof, forksOf, now } from '@parley/room';
import { calm } from '../links.ts';
import { views } from '../play.ts';
import type { Ground, Seat } from '../seat.ts';
import { behaviours } from './behaviours.ts';
import { Honest } from './honest.ts';
import { Ledger } from './ledger.ts';
import { below, channelAt, pick, type Scene, sceneFrom } from './scene.ts';
import type { Behaviour, Strike } from './strike.ts';
import { minute } from './watched-room.ts';

export type Campaign = {
  readonly seed: number;
  readonly virtualHours: number;
  /** Strikes carried out whose outcome was as it must be, by behaviour. */
  readonly struck: { readonly [behaviour: string]: number };
  /** How often the hostile one was named, by reason. */
  readonly named: { readonly [reason: string]: number };
  /** A hash over all that honest nodes hold at the end. */
  readonly digest: string;
  /** Acts that honest delegations performed meanwhile. */
  readonly honestActs: number;
  readonly violations: readonly string[];
};

/** Strikes in one room: from two to so many. */
const strikes = 6;

export async function campaign(
  ground: Ground,
  seed: number,
  library: readonly Behaviour[] = behaviours,
): Promise<Campaign> {
  const scene = await sceneFrom(ground, seed);
  const run = new Run(scene, library, seed);
  const storm = scene.chance.number('weather') < 1 / 3;
  await run.play(storm);
  return { seed, ...run.outcome() };
}

class Run {
  private readonly scene: Scene;
  private readonly library: readonly Behaviour[];
  private readonly seed: number;
  private readonly honest: Honest;
  private readonly ledger: Ledger;
  private readonly struck: Record<string, number> = {};
  private readonly named: Record<string, number> = {};
  private readonly violations: string[] = [];
  private readonly started: number;

  constructor(scene: Scene, library: readonly Behaviour[], seed: number) {
    this.scene = scene;
    this.seed = seed;
    this.library = library;
    this.honest = new Honest(scene);
    this.ledger = new Ledger(scene);
    this.started = scene.room.now;
  }

  outcome(): Omit<Campaign, 'seed'> {
    const { room } = this.scene;
    return {
      virtualHours: (room.now - this.started) / 3_600_000,
      struck: this.struck,
      named: this.named,
      digest: toHex(room.ground.cryptography.sha256(join(...this.ledger.exports()))),
      honestActs: this.honest.said.length,
      violations: [...this.violations, ...this.ledger.violations],
    };
  }

  async play(storm: boolean): Promise<void> {
    const { room, chance } = this.scene;
    let last = '';
    try {
      const turns = 2 + below(chance, strikes - 1);
      for (let i = 0; i < turns; i++) {
        await this.work(2 + below(chance, 4));
        if (storm) await this.mishap();
        else await this.quiet();
        for (const behaviour of this.draw(i)) {
          last = behaviour.name;
          if (await this.strike(behaviour, storm)) break;
        }
      }
      await this.heal();
      await this.everyoneIsHeard();
      this.standsAlone();
    } catch (error) {
      // Nothing that somebody else sends may make a node throw.
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.violations.push(`after "${last}" a node threw: ${stack.split('\n').slice(0, 4).join(' ')}`);
    }
    room.withheld = () => false;
  }

  /** What is tried at this turn, until there is an occasion for it: round the library, and at times the seldom first. */
  private draw(turn: number): readonly Behaviour[] {
    const { chance } = this.scene;
    const { library } = this;
    const seldom = library.filter((one) => one.seldom);
    const next = library[(this.seed * strikes + turn) % library.length] as Behaviour;
    const others = Array.from({ length: 4 }, () => pick(chance, library) as Behaviour);
    const first = chance.number('seldom') < 0.3 ? Array.from({ length: 2 }, () => pick(chance, seldom)) : [];
    return [...first.flatMap((one) => one ?? []), next, ...others];
  }

  private async work(turns: number): Promise<void> {
    for (let i = 0; i < turns; i++) {
      await this.honest.turn();
      await this.scene.room.advance(below(this.scene.chance, 3) * 40_000);
      this.ledger.look();
    }
  }

  private quiet(): Promise<void> {
    return this.scene.room.advance(4 * minute);
  }

  private async mishap(): Promise<void> {
    const { room, chance, honest } = this.scene;
    room.setFaults({ lose: chance.number('lose') * 0.4, double: 0.2, delay: below(chance, 240_000) });
    const seat = pick(chance, honest) as Seat;
    const draw = below(chance, 3);
    if (draw === 0) room.cut(seat);
    else if (draw === 1) await room.restart(seat);
    else room.heal();
    await room.advance(minute);
    this.ledger.look();
  }

  private async heal(): Promise<void> {
    const { room } = this.scene;
    room.setFaults(calm);
    room.withheld = () => false;
    // Again and again: what was lost on the way of one comparison is found by the next.
    for (let i = 0; i < 3; i++) {
      room.heal();
      await room.advance(4 * minute);
    }
    this.ledger.look();
  }

  private async strike(behaviour: Behaviour, storm: boolean): Promise<boolean> {
    const { room } = this.scene;
    const strike = await behaviour.strike(this.scene);
    if (!strike) return false;
    const before = room.blamed.length;
    for (const letter of strike.letters) await room.put(letter);
    await room.advance(storm ? minute : 4 * minute);
    this.ledger.look();
    // In a storm it may not have arrived yet; where it has, it counts.
    const wrong = this.differs(strike, before) ?? strike.also?.();
    if (!wrong) this.struck[behaviour.name] = (this.struck[behaviour.name] ?? 0) + 1;
    else if (!storm) this.violations.push(`"${behaviour.name}": ${wrong}`);
    this.onlyTheHostileIsBlamed(behaviour, before);
    if (!storm) await this.workGoesOn(behaviour);
    return true;
  }

  /** Why what came of it is not what must come of it, at some honest node. */
  private differs({ at, expected }: Strike, since: number): string | undefined {
    const { room, hostile } = this.scene;
    for (const seat of at.filter((one) => one !== hostile)) {
      if (expected.outcome === 'nothing') continue;
      if (expected.outcome === 'refused') {
        const blamed = room.blamed.slice(since).filter((one) => one.by === seat.name);
        const named = blamed.find(
          ({ reason, blame, from, node }) =>
            expected.reasons.includes(reason) &&
            blame === expected.blame &&
            (blame === 'author' ? node === hostile.name : from === hostile.name),
        );
        if (!named) return `${seat.label} names nobody for ${expected.reasons.join(' or ')}: ${JSON.stringify(blamed)}`;
        this.named[named.reason] = (this.named[named.reason] ?? 0) + 1;
        continue;
      }
      const channel = seat.node.channels.get(expected.channel);
      const ruling = channel?.rulings.get(expected.entry);
      if (expected.outcome === 'outside') {
        if (channel?.history.byName.has(expected.entry)) return `${seat.label} let it in`;
      } else if (expected.outcome === 'ruled') {
        if (!ruling || !expected.rulings.includes(ruling)) return `${seat.label} rules ${ruling}`;
        this.named[ruling] = (this.named[ruling] ?? 0) + 1;
      } else if (ruling !== 'stands') return `${seat.label} rules ${ruling} where it stands`;
    }
    return undefined;
  }

  private onlyTheHostileIsBlamed(behaviour: Behaviour, since: number): void {
    const { room, hostile } = this.scene;
    for (const one of room.blamed.slice(since)) {
      if (one.blame !== 'author' || one.node === hostile.name) continue;
      const who = room.seats.get(one.node)?.label ?? (one.node || 'nobody');
      this.violations.push(`"${behaviour.name}": ${who} is blamed for ${one.reason}`);
    }
  }

  /** An honest act after the strike is performed, and reaches everybody in its channel within minutes. */
  private async workGoesOn(behaviour: Behaviour): Promise<void> {
    const { room, chance, honest } = this.scene;
    const by = pick(chance, honest) as Seat;
    const names = Object.entries(room.scenario.channels).filter(([, terms]) => terms.members.includes(by.delegation));
    const name = pick(chance, names)?.[0];
    if (name === undefined) return;
    const wrong = await this.heard(by, name);
    if (wrong) this.violations.push(`after "${behaviour.name}" ${wrong}`);
    this.viewsHold(behaviour.name, [by]);
  }

  private async heard(by: Seat, name: string): Promise<string | undefined> {
    const { room, hostile } = this.scene;
    const entry = await this.honest.message(by, name);
    if (entry === undefined) return `${by.label} can say nothing in ${name}`;
    await room.advance(3 * minute);
    this.ledger.look();
    const deaf = room
      .inside(name)
      .filter((seat) => seat !== hostile)
      .find((seat) => channelAt(room, seat, name)?.rulings.get(entry) !== 'stands');
    return deaf && `${deaf.label} does not hear ${by.label} in ${name}`;
  }

  /** At the end every channel works, for all honest nodes in it, and they hold the same. */
  private async everyoneIsHeard(): Promise<void> {
    const { room, honest, hostile } = this.scene;
    for (const [name, terms] of Object.entries(room.scenario.channels)) {
      const by = honest.find((seat) => terms.members.includes(seat.delegation));
      const wrong = by && (await this.heard(by, name));
      if (wrong) this.violations.push(`at the end ${wrong}`);
    }
    await room.advance(3 * minute);
    for (const name of room.channels.keys()) {
      const inside = room.inside(name).filter((seat) => seat !== hostile);
      const held = inside.map((seat) => [...(channelAt(room, seat, name)?.rulings.keys() ?? [])].sort().join());
      if (new Set(held).size > 1) this.violations.push(`at the end not everybody in ${name} holds the same`);
      const forks = inside.map((seat) => JSON.stringify(this.provedForks(seat, name)));
      if (new Set(forks).size > 1) this.violations.push(`at the end not everybody in ${name} proves the same forks`);
    }
    this.violations.push(...this.honest.hindrances.map((one) => `hindered: ${one}`));
    this.viewsHold('all', honest);
  }

  /** The forks that a seat shows in a channel, and of each its proof, if that holds for whoever reads it. */
  private provedForks(seat: Seat, name: string) {
    const { room } = this.scene;
    return forksOf(seat.node)
      .filter((fork) => fork.channel === room.channels.get(name))
      .map((fork) => {
        const proof = forkProof(seat.node, fork);
        const read = proof && checkFork(room.ground.cryptography, proof);
        if (!read?.ok) this.violations.push(`${seat.label} has no proof of the fork at ${fork.position} in ${name}`);
        return fork;
      });
  }

  private viewsHold(behaviour: string, seats: readonly Seat[]): void {
    const { room } = this.scene;
    for (const { node, label } of seats) {
      try {
        for (const view of Object.values(views)) view(node, now(room.now));
      } catch (error) {
        this.violations.push(`after "${behaviour}" a view of ${label} fails: ${error}`);
      }
    }
  }

  /** Every honest node's export holds for whoever reads it. */
  private standsAlone(): void {
    const { room, honest } = this.scene;
    this.ledger.exports().forEach((file, i) => {
      const read = verifyExport(room.ground.cryptography, file);
      if (!read.holds || read.room !== honest[i]?.node.room)
        this.violations.push(`the export of ${honest[i]?.label} does not hold: ${JSON.stringify(read.first)}`);
    });
  }
}
