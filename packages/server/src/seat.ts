/**
 * A seat: one delegation's node as its own people meet it. The pages of a seat are made from that node alone; nothing
 * here can reach another's.
 */
import type { Fields, Hex } from '@parley/record';
import type { AnnexContent, Answer, Node } from '@parley/room';
import type { FoundingRequest, SeatRoom } from './contract/index.ts';
import type { People } from './people/people.ts';
import type { Session } from './people/sessions.ts';
import type { SettingsKept } from './settings/kept.ts';

export type Seat = {
  readonly delegation: string;
  readonly mode: SeatRoom['mode'];
  readonly zones: SeatRoom['zones'];
  node(): Node;
  /** This node's clock, ms UTC, and whether it runs. */
  now(): number;
  running(): boolean;
  /** Whether this node signs nothing more, because its disk is in doubt. */
  halted(): boolean;
  /** Of a replay: whence an entry comes. */
  mark(line: { readonly entry: Hex; readonly id: Hex }): 'source' | 'invented' | null;
  act(channel: Hex, kind: string, fields: Fields): Promise<Answer>;
  /** Where people sign in; who opens what is noted under their number in the key file. */
  readonly annexes?: SeatAnnexes;
  onChange(listener: (entries: readonly Hex[]) => void): () => void;
};

export type SeatAnnexes = {
  keep(channel: Hex, annex: AnnexContent): Promise<Answer>;
  /** The content, once its opening is noted on the disk; undefined where this node does not hold it. */
  open(entry: Hex, person: number): Uint8Array | undefined;
};

/** What stands between a browser and a seat. Without a lock (as in the demo) the seat is open to whoever is here. */
export type Door = {
  readonly delegation: string;
  /** Undefined while the node is locked. */
  seat(): Seat | undefined;
  readonly lock: Lock | undefined;
  /** What the node's people set on it; undefined while it is locked. */
  settings?(): SettingsKept | undefined;
  /** Of a node that may not be in a room yet. */
  readonly founding?: Founding;
  /** Starts a room of invented data beside this node, in a process of its own, or says where it is. */
  readonly practice?: () => Promise<string>;
};

export type Founding = {
  /** Whether this node is in a room; false while it is locked. */
  isFounded(): boolean;
  /** Of this node itself; undefined while it is locked. */
  about(): { readonly key: Hex; node(): Node } | undefined;
  found(request: FoundingRequest): Promise<Answer>;
};

export type LockState = 'first-run' | 'locked' | 'signed-out' | 'open';

export type Unlocking =
  | { readonly done: true; readonly session: string }
  | { readonly done: false; readonly refused: 'refused' | 'too-many-attempts' | 'too-short'; readonly again?: number };

export type Lock = {
  state(session: string | undefined): LockState;
  /** Whose session this is, as their number in the key file; undefined where it is nobody's. */
  person(session: string | undefined): number | undefined;
  unlock(passphrase: string, link: string | undefined): Promise<Unlocking>;
  signOut(session: string): void;
  /** Ends every session, or those of one person. */
  signOutAll(person?: number): void;
  sessions(session: string | undefined): readonly Session[];
  /** Undefined while the node is locked. */
  people(): People | undefined;
};
