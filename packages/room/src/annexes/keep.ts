/** Keeping an annex, and erasing it when its time is over. */
import { allWithIds } from '@parley/desks';
import { longestAnnex, sealAnnex, toHex } from '@parley/record';
import { charterNow, knownNode } from '../judging/states.ts';
import type { Answer, Event } from '../ports.ts';
import type { Node } from '../state.ts';
import { act, type Step } from '../writing/compose.ts';
import type { AnnexState } from './acts.ts';
import { hasRoom, hold, placeOf } from './held.ts';

type Asked = Extract<Event, { type: 'keep-annex' }>;

/** Seals the content, and announces it by an act that bears its salted hash; who is in the channel asks for it then. */
export function keepAnnex(step: Step, { ask, channel: id, content, purpose, retainUntil }: Asked): Answer {
  const { node, dice } = step;
  const channel = node.channels.get(id);
  if (!channel?.terms) return { done: false, refused: 'no-such-channel' };
  if (content.length > longestAnnex) return { done: false, refused: 'too-large' };
  const key = dice(32);
  const made = sealAnnex(node.crypto, placeOf(channel, node.name), content, dice(32), key);
  if (!hasRoom(node, node.identity.delegation, made.sealed.length)) return { done: false, refused: 'too-many-annexes' };
  const answer = act(step, id, 'annex.kept', { annex: toHex(made.id), purpose, retainUntil }, ask);
  if (answer.done) hold(node, { entry: answer.entry, channel: id, until: retainUntil, key, sealed: made.sealed });
  return answer;
}

/** A duty at the beat: the delegation that kept an annex says itself that its time is over. */
export function eraseOverdue(step: Step): void {
  const { node, moment } = step;
  for (const channel of node.channels.values()) {
    for (const [of, annex] of allWithIds(channel.live.state.annexes)) {
      if (annex.erased || annex.retainUntil > moment.at || !falls(node, annex)) continue;
      act(step, channel.id, 'annex.erased', { of, ground: 'retention-over' });
    }
  }
}

/** One node of the delegation does it: the one that kept it, or the first where that one is retired. */
function falls(node: Node, { by, node: keeper }: AnnexState): boolean {
  const charter = charterNow(node);
  if (by !== node.identity.delegation) return false;
  if (knownNode(charter, keeper)) return keeper === node.name;
  const names = charter.delegations.find((one) => one.id === by)?.nodes.map((keys) => keys.node) ?? [];
  return [...names].sort()[0] === node.name;
}
