/**
 * Columns of numbers, as this node packs them for itself: each zigzag and base 128, so that small ones take a byte. Nothing
 * foreign is read this way; what was cut short ends the reading.
 */

/** Safe integers, in order. */
export function packed(numbers: readonly number[]): Uint8Array {
  let bytes = new Uint8Array(numbers.length * 2 + 16);
  let at = 0;
  for (const number of numbers) {
    if (at + 10 > bytes.length) {
      const larger = new Uint8Array(bytes.length * 2);
      larger.set(bytes);
      bytes = larger;
    }
    let rest = number < 0 ? -2 * number - 1 : 2 * number;
    while (rest >= 128) {
      bytes[at++] = 128 + (rest % 128);
      rest = Math.floor(rest / 128);
    }
    bytes[at++] = rest;
  }
  return bytes.slice(0, at);
}

/** Reads what `packed` has written, number after number. */
export class Column {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get ended(): boolean {
    return this.at >= this.bytes.length;
  }

  next(): number {
    const { bytes } = this;
    let number = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[this.at++];
      if (byte === undefined) throw new RangeError('a column ends too early');
      if (byte < 128) {
        number += byte * scale;
        return number % 2 ? -(number + 1) / 2 : number / 2;
      }
      number += (byte - 128) * scale;
    }
  }
}
