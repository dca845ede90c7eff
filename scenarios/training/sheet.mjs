/**
 * The sheet on which the rehearsal is written: acts with their times, by day and minute, and what was said under which
 * name. Chance is drawn from a seed, so that the same seed writes the same file.
 */
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const first = Date.UTC(2031, 2, 3);

/** Mulberry32: small, seeded, and the same on every machine. */
export function diceOf(seed) {
  let state = seed;
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32;
  };
  const under = (most) => Math.floor(roll() * most);
  return { under, pick: (all) => all[under(all.length)] };
}

/** Day 1 is 3 March 2031. A moment such as `at(4, '06:00')`, in ms UTC. */
export function at(day, time, minutes = 0) {
  const [hour, minute] = time.split(':').map(Number);
  return first + (day - 1) * DAY + (hour * 60 + minute + minutes) * MINUTE;
}

export const iso = (ms) => new Date(ms).toISOString();
export const dayOf = (day) => iso(at(day, '12:00')).slice(0, 10);

export class Sheet {
  steps = [];
  expected = [];
  ids = 0;

  constructor(seed) {
    this.dice = diceOf(seed);
  }

  /** Writes an act; returns the name under which later acts refer to it. */
  say(when, by, channel, act, body, name = this.name(act)) {
    // Of two sides at one moment one writes a second later, so that their order is certain.
    const second = by === 'southbank' ? 1000 : 0;
    this.steps.push({ id: name, at: iso(when + second), by, channel, act, body });
    return `$${name}`;
  }

  /** A party's paper on its line, and ten minutes later on the notice board by the mediator. */
  paper(when, side, act, body, name) {
    const paper = this.say(when, side, lineOf(side), act, body, name);
    this.say(when + 10 * MINUTE + (side === 'southbank' ? 1000 : 0), 'mediator', 'notice', 'instrument.conveyed', {
      of: paper,
    });
    return paper;
  }

  expect(when, as, view, has) {
    this.expected.push({ at: iso(when), as, view, has });
  }

  refused(step, refused) {
    this.expected.push({ step: step.slice(1), refused });
  }

  name(act) {
    this.ids += 1;
    return `${act.split('.')[1]}-${this.ids}`;
  }

  /** In order of time; what was written first stands first. */
  inOrder() {
    return [...this.steps].sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
  }
}

export const sides = ['northbank', 'southbank'];
export const other = (side) => (side === 'northbank' ? 'southbank' : 'northbank');
export const lineOf = (side) => (side === 'northbank' ? 'line-north' : 'line-south');
export const ownOf = (who) => ({ northbank: 'own-north', southbank: 'own-south', mediator: 'own-mediator' })[who];
export const minutes = (count) => count * MINUTE;
