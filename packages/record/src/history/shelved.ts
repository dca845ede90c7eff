/**
 * An entry that was judged on an earlier day and lies on the disk: its name, place and claimed time are known, all else is
 * read and held against its name when it is first asked for.
 */
import { fromHex, type Hex } from '../format/bytes.ts';
import type { Entry } from '../objects/entry.ts';
import type { Header } from '../objects/header.ts';
import type { Chain, Held } from './log.ts';
import { including, type Past } from './past.ts';
import type { Tree } from './tree.ts';

/** Gives the entry of this name, whole, or throws: what the disk gives back under another name is never handed out. */
export type Shelf = (name: Hex) => Entry;

/** What the entries of one log have in common. */
export type Row = {
  readonly shelf: Shelf;
  readonly chain: Chain;
  /** Index of the log in the history. */
  readonly log: number;
  readonly node: Uint8Array;
};

/** Such an entry in its place: there are many of them, so each is one object until more of it is asked for. */
export class ShelvedPlace implements Held {
  readonly row: Row;
  readonly name: Hex;
  readonly position: number;
  readonly claimed: number;
  readonly pinned: Past;
  /** Its past but for its own log. */
  private readonly seen: Past;
  private made: ShelvedEntry | undefined;

  constructor(row: Row, name: Hex, position: number, claimed: number, seen: Past, pinned: Past) {
    this.row = row;
    this.name = name;
    this.position = position;
    this.claimed = claimed;
    this.seen = seen;
    this.pinned = pinned;
  }

  get entry(): Entry {
    this.made ??= new ShelvedEntry(this);
    return this.made;
  }
  get log(): number {
    return this.row.log;
  }
  get past(): Past {
    // The first of a branch stands on its trunk, which what it has seen holds already.
    const begins = this.position === this.row.chain.from;
    return begins ? this.seen : including(this.seen, this.row.log, this.position);
  }
  get before(): Tree {
    return this.row.chain.treeOf(this.position);
  }
}

class ShelvedEntry implements Entry {
  readonly place: ShelvedPlace;
  readonly header: Header;
  private read: Entry | undefined;

  constructor(place: ShelvedPlace) {
    this.place = place;
    this.header = new ShelvedHeader(this);
  }

  get whole(): Entry {
    this.read ??= this.place.row.shelf(this.place.name);
    return this.read;
  }
  get name() {
    return this.place.name;
  }
  get hash(): Uint8Array {
    return this.read?.hash ?? (fromHex(this.name) as Uint8Array);
  }
  get bytes() {
    return this.whole.bytes;
  }
  get box() {
    return this.whole.box;
  }
  get sign1() {
    return this.whole.sign1;
  }
}

class ShelvedHeader implements Header {
  private readonly entry: ShelvedEntry;

  constructor(entry: ShelvedEntry) {
    this.entry = entry;
  }

  get node() {
    return this.entry.place.row.node;
  }
  get position() {
    return this.entry.place.position;
  }
  get claimed() {
    return this.entry.place.claimed;
  }
  get room() {
    return this.entry.whole.header.room;
  }
  get channel() {
    return this.entry.whole.header.channel;
  }
  get prev() {
    return this.entry.whole.header.prev;
  }
  get seen() {
    return this.entry.whole.header.seen;
  }
  get pin() {
    return this.entry.whole.header.pin;
  }
  get sealing() {
    return this.entry.whole.header.sealing;
  }
  get boxHash() {
    return this.entry.whole.header.boxHash;
  }
  get boxSize() {
    return this.entry.whole.header.boxSize;
  }
}
