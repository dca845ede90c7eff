/**
 * A few things of a state that lie as they were written down, until one of them is asked for. So a state of a hundred
 * thousand things is taken up again at the cost of those that matter today.
 */
const utf8 = { from: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }), to: new TextEncoder() };

export class Unread {
  private readonly sheet: Uint8Array;
  private readonly from: number;
  private readonly to: number;
  private read: unknown;

  constructor(sheet: Uint8Array, from: number, to: number) {
    this.sheet = sheet;
    this.from = from;
    this.to = to;
  }

  get things(): unknown {
    this.read ??= JSON.parse(utf8.from.decode(this.written));
    return this.read;
  }

  /** As they were written: nothing is read for that. */
  get written(): Uint8Array {
    return this.sheet.subarray(this.from, this.to);
  }

  toJSON(): unknown {
    return this.things;
  }
}

export const write = (things: unknown): Uint8Array => utf8.to.encode(JSON.stringify(things));
