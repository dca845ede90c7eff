/** Declaring an entry of one's own delegation void. Asked first here what everybody will ask, and more than that. */
import { type Fields, fromHex, type Hex, isCharter, none, writeErasure } from '@parley/record';
import { roomActs } from '../acts.ts';
import { bodyOf } from '../judging/bodies.ts';
import { judgeWaiting } from '../judging/judge.ts';
import { paperOf } from '../judging/meaning.ts';
import { heldOf } from '../judging/states.ts';
import type { Answer } from '../ports.ts';
import type { Channel, Node } from '../state.ts';
import { commit, isCatchingUp, nextPlace, type Step } from '../writing/compose.ts';
import { aboutItself, namesOf } from './resting.ts';
import { judgeAgain, whyNotVoid } from './voids.ts';

const refuse = (refused: string): Answer => ({ done: false, refused });

export function declareVoid(step: Step, id: Hex, fields: Fields, ask: string): Answer {
  const { node, moment } = step;
  if (node.standing.state === 'restored') return refuse('restored-read-only');
  const channel = node.channels.get(id);
  if (!channel?.terms) return refuse('no-such-channel');
  if (isCatchingUp(node, channel)) return refuse('catching-up');
  const parsed = roomActs['entry.voided'].fields.safeParse(fields);
  if (!parsed.success) return refuse('malformed-body');
  const { of } = parsed.data;
  const { draft, placed } = nextPlace(node, channel, moment);
  if (channel.voids.has(of)) return refuse('void-already');
  const wrong = whyNotVoid(node, channel, { ...placed, of }, channel.voids) ?? whyNotAdvised(node, channel, of);
  if (wrong) return refuse(wrong);
  const entry = writeErasure(node.crypto, node.identity.signer, draft, fromHex(of) ?? none);
  const done: Answer = { done: true, entry: entry.name, id: entry.name, channel: id };
  commit(step, channel, [entry], () => ({ type: 'answer', ask, answer: done }));
  return done;
}

/**
 * What no judge may ask, since it lies in other channels or in rulings: whether the paper in it was conveyed, and whether
 * any act that was said since would be ruled on otherwise without it.
 */
function whyNotAdvised(node: Node, channel: Channel, of: Hex): string | undefined {
  if (isCharter(channel.history)) return undefined;
  const names = namesOf(node, of, bodyOf(node, channel, heldOf(channel, of)));
  const elsewhere = [...node.channels.values()].filter((one) => one !== channel);
  if (elsewhere.some((one) => names.some((name) => paperOf(one.live.state, name)))) return 'conveyed-already';
  const without: Channel = {
    ...channel,
    judged: [...channel.judged],
    rulings: new Map(channel.rulings),
    meanings: new Map(channel.meanings),
    voids: new Map([...channel.voids, [of, of]]),
  };
  judgeAgain(node, without, new Set([of]));
  judgeWaiting(node, without);
  const changes = channel.judged.some((name) => {
    if (name === of || channel.rulings.get(name) === without.rulings.get(name)) return false;
    return !aboutItself.includes(node.readMeaning(node, channel, name)?.kind ?? '');
  });
  return changes ? 'rested-on' : undefined;
}
