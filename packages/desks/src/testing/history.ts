/**
 * Histories at random: a few delegations act without knowing all of each other's acts, with bodies made from the acts'
 * own schemas. What an author has seen is closed under cause, as the record makes it.
 */
import fc from 'fast-check';
import { actOf, desks, type Said } from '../index.ts';
import { bodyOf, choose } from './bodies.ts';
import { fitting } from './exchange-acts.ts';
import { convening, idOf, paperHash } from './given.ts';
import { openings, refAt } from './openings.ts';

/** An author's act as dice: which kind, what it had seen, and a stream for its body. */
export type Roll = {
  readonly author: number;
  readonly kind: number;
  readonly seen: readonly number[];
  readonly dice: readonly number[];
  readonly again: number;
};

const roll: fc.Arbitrary<Roll> = fc.record({
  author: fc.nat({ max: 99 }),
  kind: fc.nat({ max: 9999 }),
  seen: fc.array(fc.nat({ max: 99 }), { maxLength: 3 }),
  dice: fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 24 }),
  again: fc.nat({ max: 19 }),
});

export type History = { readonly acts: readonly Said[]; readonly past: readonly ReadonlySet<number>[] };

/** What a roll becomes: its author and kind, and a body made from what that author had seen. */
export type Draw = (roll: Roll) => {
  readonly by: string;
  readonly kind: string;
  readonly body: (acts: readonly Said[], seen: ReadonlySet<number>) => unknown;
};

/** Histories in which the acts of one desk, and of the charter, are said. */
export function histories(desk: string, length = 14, draw = actsOf(desk)): fc.Arbitrary<History> {
  // The same acts for all of them, and not only equal ones: they are judged once.
  const opening = openingOf(desk);
  return fc.array(roll, { maxLength: length, size: 'max' }).map((rolls) => historyOf(opening, rolls, draw));
}

/** Acts of a desk and of the charter, or those of them that are `wanted`, with bodies made from their schemas. */
export function actsOf(desk: string, wanted = (_kind: string) => true): Draw {
  const kinds = desks
    .filter((one) => one.name === desk || one.name === 'charter')
    .flatMap((one) => Object.keys(one.acts))
    .filter((kind) => kind !== 'charter.convened' && wanted(kind));
  return ({ kind: pick, author, dice }) => {
    const kind = choose(kinds, pick);
    // Now and then one that is known to fit, or what rests on several acts would seldom stand.
    const known = (dice.at(-1) ?? 0) % 2 === 0 ? fitting[kind] : undefined;
    if (known) {
      const [by, body] = choose(known, author);
      return { by, kind, body: () => body };
    }
    const act = actOf(kind);
    const able = convening.delegations.filter((one) => act?.by.some((capacity) => one.capacities.includes(capacity)));
    // In a channel of one nobody else writes.
    const by = act?.among === 'alone' ? 'north' : choose(able, author).id;
    return { by, kind, body: (acts, seen) => bodyOf(kind, dice, acts, seen) };
  };
}

/** What is said one after another, with what each author had seen of it. */
function saidOneByOne({ acts, past }: { readonly acts: Said[]; readonly past: ReadonlySet<number>[] }) {
  return (by: string, kind: string, body: object, seen: ReadonlySet<number>, at: number, more: Partial<Said> = {}) => {
    const index = acts.length;
    const refs = new Set([...seen].map((one) => acts[one]?.ref));
    // The order of refs must not be the order of acts, or sorting by one would pass for the other.
    const ref = idOf(`${(index * 7919) % 1009} entry ${index}`);
    const saw = (one: string) => refs.has(one);
    const said = { kind, id: refAt(index), ref, by, at, notBefore: 0, body, saw };
    acts.push({ ...said, ...paperHash(kind, body), ...more });
    past.push(seen);
  };
}

/** What all have seen at the start. */
function openingOf(desk: string): History {
  const history = { acts: [] as Said[], past: [] as ReadonlySet<number>[] };
  const say = saidOneByOne(history);
  say('mediator', 'charter.convened', convening, new Set(), 0);
  for (const [by, kind, body] of openings[desk] ?? []) say(by, kind, body, new Set(history.acts.keys()), 0);
  return history;
}

function historyOf(first: History, rolls: readonly Roll[], draw: Draw): History {
  const acts = [...first.acts];
  const past = [...first.past];
  const say = saidOneByOne({ acts, past });
  const opening = acts.length;

  for (const rolled of rolls) {
    const { seen: links, dice, again } = rolled;
    const { by, kind, body: make } = draw(rolled);
    const seen = new Set(Array.from({ length: opening }, (_, index) => index));
    const own = acts.findLastIndex((one) => one.by === by);
    for (const link of [...(own < 0 ? [] : [own]), ...links.map((one) => one % acts.length)]) {
      seen.add(link);
      for (const one of past[link] ?? []) seen.add(one);
    }
    // A second mediator may convey the same instrument without knowing of the first conveyance.
    const twin = again === 0 ? acts.findIndex((one, index) => index >= opening && actOf(one.kind)?.paper) : -1;
    const earlier = acts[twin];
    const body = make(acts, seen);
    const at = (dice[0] ?? 0) * 10_000;
    if (earlier)
      say(earlier.by, earlier.kind, earlier.body as object, new Set(past[twin]), dice[0] ?? 0, { id: earlier.id });
    else if (actOf(kind)?.fields.safeParse(body).success) {
      const conveyed = actOf(kind)?.paper && again < 5 ? { conveyedBy: 'mediator' } : {};
      say(by, kind, body as object, seen, at, conveyed);
    }
  }
  return { acts, past };
}

/** An order in which these acts could have arrived: any that keeps each after all that its author had seen. */
export function arrival({ acts, past }: History, chance: readonly number[]): readonly number[] {
  const left = new Set(acts.keys());
  const order: number[] = [];
  while (left.size > 0) {
    const ready = [...left].filter((index) => [...(past[index] ?? [])].every((one) => !left.has(one)));
    const next = choose(ready, chance[order.length % chance.length] ?? 0);
    left.delete(next);
    order.push(next);
  }
  return order;
}
