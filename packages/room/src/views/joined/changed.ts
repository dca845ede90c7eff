/**
 * What changed since somebody last looked: the acts that this node first held after that moment, whenever they were
 * written, and what they, or the clock alone, made of all that is outstanding.
 */
import type { Node } from '../../state.ts';
import { frame, iso, type Moment } from '../frame.ts';
import { channelsFor } from '../reach.ts';
import { recordView } from '../record.ts';
import { outstandingIn, type Placed, shown } from './outstanding.ts';

const nameOf = (one: Placed) => [one.channel.id, one.word, one.id, one.expectedFrom, one.office, one.due].join(' ');

/** `since` in ms UTC by this node's clock. */
export function changedView(node: Node, moment: Moment, since: number) {
  const channels = channelsFor(node, [node.identity.delegation]);
  const before = outstandingIn(node, { at: since, held: since }, channels);
  const after = outstandingIn(node, moment, channels);
  const [known, left] = [before, after].map((all) => new Set(all.map(nameOf))) as [Set<string>, Set<string>];
  const page = (some: readonly Placed[]) => shown(node, moment, some);
  const wasDue = (one: Placed) => one.due !== null && since > one.due;
  return {
    ...frame(node, 'changed', moment),
    since: iso(since),
    acts: recordView(node, moment)
      .entries.filter((line) => Date.parse(line.heldSince) > since)
      .map(({ entry, id, reference, channel, channelName, by, kind, claimed, heldSince, verdict }) => ({
        entry,
        id,
        reference,
        channel,
        channelName,
        by,
        kind,
        claimed,
        heldSince,
        verdict,
      })),
    newlyOutstanding: page(after.filter((one) => !known.has(nameOf(one)))),
    noLongerOutstanding: page(before.filter((one) => !left.has(nameOf(one)))),
    newlyPassed: page(
      after.filter((one) => known.has(nameOf(one)) && one.due !== null && moment.at > one.due && !wasDue(one)),
    ),
  };
}
