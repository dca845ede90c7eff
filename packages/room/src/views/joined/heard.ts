/**
 * Who was last heard when, channel by channel. A claimed time is its author's word; when this node first held the entry,
 * and who else bears witness to it, stand beside it.
 */
import { entryAt } from '@parley/record';
import { delegationOf } from '../../judging/states.ts';
import type { Channel, Node } from '../../state.ts';
import { charterIn, frame, heldPast, iso, type Moment, words } from '../frame.ts';
import { channelsFor } from '../reach.ts';
import { intervalOf } from '../witness.ts';

export type Heard = {
  readonly delegation: string;
  readonly channel: Channel;
  /** The entry last heard, and its claimed time, ms UTC. */
  readonly entry: string;
  readonly at: number;
  readonly witnessed: readonly { readonly by: string; readonly at: number }[];
};

/** The latest entry of every other delegation in each of these channels. */
export function heardIn(node: Node, moment: Moment, channels: readonly Channel[]): readonly Heard[] {
  const charter = charterIn(node, moment);
  return channels.flatMap((channel) => {
    const shown = heldPast(channel, moment.held);
    const latest = new Map<string, Heard>();
    channel.history.logs.forEach((log, index) => {
      const last = entryAt(log, (shown[index] ?? 0) - 1);
      const delegation = delegationOf(charter, log.node);
      if (!last || delegation === undefined || delegation === node.identity.delegation) return;
      const at = last.entry.header.claimed;
      if ((latest.get(delegation)?.at ?? -1) >= at) return;
      const witnessed = intervalOf(charter, channel, last, shown).by.filter(
        (one) => one.by !== node.identity.delegation,
      );
      latest.set(delegation, { delegation, channel, entry: last.entry.name, at, witnessed });
    });
    return [...latest.values()];
  });
}

export function heardView(node: Node, moment: Moment) {
  const heard = heardIn(node, moment, channelsFor(node, [node.identity.delegation]));
  const others = charterIn(node, moment).delegations.filter((one) => one.id !== node.identity.delegation);
  const heardOf = (delegation: string) => heard.filter((one) => one.delegation === delegation);
  return {
    ...frame(node, 'heard', moment),
    delegations: others.map(({ id }) => ({
      delegation: id,
      last: heardOf(id).length === 0 ? null : iso(Math.max(...heardOf(id).map((one) => one.at))),
      channels: heardOf(id).map(({ channel, entry, at, witnessed }) => ({
        channel: channel.id,
        channelName: channel.terms?.name ?? '',
        entry,
        at: iso(at),
        heldSince: iso(channel.heldAt.get(entry) ?? 0),
        witnessed: words(witnessed),
      })),
    })),
  };
}
