/**
 * Whose words an entry bears, and who may agree that it is opened to others by its own key. An agreement is an act in
 * the entry's own channel; it moves no state, and cannot be taken back, since what was shown cannot be either.
 */
import { covers, type Hex } from '@parley/record';
import type { Channel, Node } from '../state.ts';
import { type ChannelState, type Meaning, paperOf } from './meaning.ts';
import type { Reading, Scene } from './scene.ts';
import { heldOf } from './states.ts';

/** What an entry that stands means; undefined for wrap lists and for what was refused, in which nobody is heard. */
export function standingMeaning(node: Node, channel: Channel, name: Hex): Meaning | undefined {
  return channel.rulings.get(name) === 'stands' ? node.readMeaning(node, channel, name) : undefined;
}

/** The delegations whose words stand in an entry: its author's, and where it conveys a paper, that paper's. */
export function speakersOf(state: ChannelState, meaning: Meaning): readonly string[] {
  const conveyed = meaning.kind === 'instrument.conveyed' ? paperOf(state, meaning.id) : undefined;
  return conveyed ? [meaning.by, conveyed.by] : [meaning.by];
}

/** Whether `of`, an entry's hash or what later acts call it by, means this entry. */
export const isMeant = (of: Hex, name: Hex, meaning: Meaning): boolean => of === name || of === meaning.id;

/** Stands where something of its author's own is meant, that its author had before it. */
export function openingAgreed(scene: Scene, of: Hex): Reading {
  const { node, channel, placed, by } = scene;
  return {
    kind: 'entry.opening-agreed',
    by,
    id: placed.name,
    judge: (state) => {
      let ruling: 'no-such-entry' | 'not-ones-own-entry' = 'no-such-entry';
      for (const name of channel.judged) {
        const { log, entry } = heldOf(channel, name);
        if (!covers(placed.past, log, entry.header.position)) continue;
        const meaning = standingMeaning(node, channel, name);
        if (!meaning || !isMeant(of, name, meaning)) continue;
        if (speakersOf(state, meaning).includes(by)) return 'stands';
        ruling = 'not-ones-own-entry';
      }
      return ruling;
    },
    move: undefined,
  };
}
