/** What is due in a rehearsal, in order of virtual time; at one time, in the order in which it was put there. */
import type { Hex } from '@parley/record';
import type { ScenarioStep } from './scenario.ts';

export type Due =
  | { readonly what: 'step'; readonly step: ScenarioStep; readonly index: number }
  | { readonly what: 'deliver'; readonly to: Hex; readonly from: Hex; readonly bytes: Uint8Array }
  | { readonly what: 'beat'; readonly node: Hex };

type Item = { readonly at: number; readonly turn: number; readonly due: Due };

/** The fixed beat at which nodes give receipts, ms. */
export const beat = 60_000;
export const nextBeat = (at: number): number => (Math.floor(at / beat) + 1) * beat;

export class Agenda {
  // A binary heap: the least item is first.
  private readonly items: Item[] = [];
  private turns = 0;

  put(at: number, due: Due): void {
    this.turns += 1;
    const { items } = this;
    items.push({ at, turn: this.turns, due });
    this.rise(items.length - 1);
  }

  /** When the next thing is due, of those wanted. */
  nextAt(wanted: (due: Due) => boolean = () => true): number | undefined {
    let least: Item | undefined;
    for (const item of this.items) if (wanted(item.due) && (!least || before(item, least))) least = item;
    return least?.at;
  }

  take(until: number): { readonly at: number; readonly due: Due } | undefined {
    const [first] = this.items;
    if (!first || first.at > until) return undefined;
    this.remove(0);
    return first;
  }

  /** Takes the first delivery due by `until`, whatever else is due before it. */
  takeDelivery(until: number): { readonly at: number; readonly due: Due } | undefined {
    let index = -1;
    this.items.forEach((item, i) => {
      if (item.due.what !== 'deliver' || item.at > until) return;
      if (index < 0 || before(item, this.items[index] as Item)) index = i;
    });
    return index < 0 ? undefined : this.remove(index);
  }

  private remove(index: number): Item {
    const { items } = this;
    const taken = items[index] as Item;
    const last = items.pop() as Item;
    if (index < items.length) {
      items[index] = last;
      this.sink(index);
      this.rise(index);
    }
    return taken;
  }

  private rise(from: number): void {
    let child = from;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!before(this.items[child] as Item, this.items[parent] as Item)) return;
      this.swap(child, parent);
      child = parent;
    }
  }

  private sink(from: number): void {
    const { items } = this;
    let parent = from;
    for (;;) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2];
      let least = parent;
      if (left < items.length && before(items[left] as Item, items[least] as Item)) least = left;
      if (right < items.length && before(items[right] as Item, items[least] as Item)) least = right;
      if (least === parent) return;
      this.swap(least, parent);
      parent = least;
    }
  }

  private swap(left: number, right: number): void {
    const { items } = this;
    const held = items[left] as Item;
    items[left] = items[right] as Item;
    items[right] = held;
  }
}

const before = (left: Item, right: Item) => left.at < right.at || (left.at === right.at && left.turn < right.turn);
