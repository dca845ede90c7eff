/** What a behaviour is, what it sends, and what must come of it. */
import type { Body, Entry, Hex } from '@parley/record';
import type { Channel } from '@parley/room';
import type { Seat } from '../seat.ts';
import { letterOf, type Manner, type Pair, pairOf, write } from './pen.ts';
import { channelAt, others, pick, reach, type Scene, voice } from './scene.ts';
import type { Letter } from './watched-room.ts';

/** What must come of a strike at every honest node that it reached. */
export type Expected =
  /** Turned away at the door, and blamed on the hostile one: as author by its name, or as the carrier it came from. */
  | { readonly outcome: 'refused'; readonly reasons: readonly string[]; readonly blame: 'author' | 'carrier' }
  /** Kept as evidence; ruled so by everybody, and moving nothing. */
  | { readonly outcome: 'ruled'; readonly channel: Hex; readonly entry: Hex; readonly rulings: readonly string[] }
  /** Not let in. */
  | { readonly outcome: 'outside'; readonly channel: Hex; readonly entry: Hex }
  /** Let in: it may be said, and harms nobody. */
  | { readonly outcome: 'stands'; readonly channel: Hex; readonly entry: Hex }
  /** Nothing is kept and nothing said. */
  | { readonly outcome: 'nothing' };

export type Strike = {
  readonly letters: readonly Letter[];
  /** Honest seats where the outcome is looked for. */
  readonly at: readonly Seat[];
  readonly expected: Expected;
  /** What else must be so once everything has arrived: why it is not, or undefined. */
  readonly also?: () => string | undefined;
};

export type Behaviour = {
  readonly name: string;
  /** The rule of the record (RE) or the room (RO) that it tries. */
  readonly against: string;
  /** Few rooms offer the occasion; it is tried whenever one might. */
  readonly seldom?: true;
  /** Undefined where this room offers no occasion. */
  readonly strike: (scene: Scene) => Strike | undefined | Promise<Strike | undefined>;
};

export function lettersTo(scene: Scene, to: readonly Seat[], bytes: Uint8Array): Letter[] {
  return to.map((seat) => ({ from: scene.hostile.name, to: seat.name, bytes }));
}

/** A channel that the hostile one is in, drawn; with `voiced`, one where it is a member. */
export function drawn(scene: Scene, voiced?: 'voiced', fits: (name: string) => boolean = () => true) {
  const names = (voiced ? voice(scene) : reach(scene)).filter(fits);
  const name = pick(scene.chance, names);
  const channel = name === undefined ? undefined : channelAt(scene.room, scene.hostile, name);
  return name === undefined || !channel ? undefined : { name, channel, to: others(scene, name) };
}

type Drawn = NonNullable<ReturnType<typeof drawn>>;

/** An entry that everybody lets in, the hostile one's own node first. */
export function letIn(scene: Scene, { channel, to }: Drawn, entries: readonly Entry[], expected: Expected): Strike {
  const bytes = letterOf(channel.id, entries.map(pairOf));
  return { letters: lettersTo(scene, [scene.hostile, ...to], bytes), at: to, expected };
}

/** A body that everybody must rule out. */
export function ruledOut(
  scene: Scene,
  one: Drawn,
  body: Body | Uint8Array,
  rulings: readonly string[],
  manner: Manner = {},
): Strike {
  const entry = write(scene, one.channel, body, manner);
  return letIn(scene, one, [entry], { outcome: 'ruled', channel: one.channel.id, entry: entry.name, rulings });
}

/** Pairs that every door must turn away. */
export function turnedAway(
  scene: Scene,
  { channel, to }: Drawn,
  pairs: readonly Pair[],
  blame: 'author' | 'carrier',
  ...reasons: string[]
): Strike {
  const letters = lettersTo(scene, to, letterOf(channel.id, pairs));
  return { letters, at: to, expected: { outcome: 'refused', reasons, blame } };
}

/** An entry that must not come in, whatever follows it. */
export function keptOut(scene: Scene, { channel, to }: Drawn, entry: Entry, more: readonly Entry[] = []): Strike {
  const letters = lettersTo(scene, to, letterOf(channel.id, [entry, ...more].map(pairOf)));
  return { letters, at: to, expected: { outcome: 'outside', channel: channel.id, entry: entry.name } };
}

/** Bytes that are no letter. */
export function unreadable(scene: Scene, bytes: Uint8Array): Strike {
  const at = scene.honest;
  return {
    letters: lettersTo(scene, at, bytes),
    at,
    expected: { outcome: 'refused', reasons: ['unreadable-message'], blame: 'carrier' },
  };
}

export const lastOf = (channel: Channel, name: Hex) =>
  channel.history.logs.find((log) => log.node === name)?.entries.at(-1);

export const isCharter = (scene: Scene, name: string) => scene.room.channels.get(name) === scene.hostile.node.room;

/** A channel where the hostile one is a member and that is not the charter. */
export function voiced(scene: Scene) {
  return drawn(scene, 'voiced', (name) => !isCharter(scene, name));
}
