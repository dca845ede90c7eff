/** When this node first held each entry, ms UTC by its own clock. What a snapshot says of that is unpacked when it is asked for. */
import { Column, type Hex, packed } from '@parley/record';

export class HeldTimes {
  private readonly times = new Map<Hex, number>();
  private earlier: { readonly names: Iterable<Hex>; readonly since: Column } | undefined;

  get(name: Hex): number | undefined {
    const known = this.times.get(name);
    if (known !== undefined || !this.earlier) return known;
    const { names, since } = this.earlier;
    this.earlier = undefined;
    let at = 0;
    for (const one of names) {
      at += since.next();
      if (!this.times.has(one)) this.times.set(one, at);
    }
    return this.times.get(name);
  }

  set(name: Hex, at: number): void {
    this.times.set(name, at);
  }

  /** For each of these names how long after the one before it was first held. */
  packed(names: Iterable<Hex>): Uint8Array {
    const times = Array.from(names, (name) => this.get(name) ?? 0);
    return packed(times.map((at, i) => at - (times[i - 1] ?? 0)));
  }

  /** Takes up what `packed` gave for these names. */
  takeUp(names: Iterable<Hex>, bytes: Uint8Array): void {
    this.earlier = { names, since: new Column(bytes) };
  }
}
