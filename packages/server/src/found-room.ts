/**
 * The room that a fresh node founds for its own delegation, its convening mediator, so that it can act, keep, export and
 * verify by itself. Others are admitted later by decisions of its charter.
 */
import { type Fields, toBase64url } from '@parley/record';
import type { Answer } from '@parley/room';
import type { FoundingRequest } from './contract/index.ts';
import type { Driver } from './driver.ts';

const ownChannels = [
  { name: 'notice board', purpose: 'notice-board' },
  { name: 'own notes', purpose: 'own' },
] as const;

/** What a node founds that was started by no person, from a passphrase file or at the command line. */
export const withoutPerson = (delegation: string): FoundingRequest => ({
  title: 'A room of one',
  terms: 'Founded at the first start of this node, for its own delegation.',
  label: delegation,
});

/** Each part is founded where it is missing, so a founding that was cut short is completed by the next. */
export async function foundRoom(
  driver: Driver,
  delegation: string,
  wrappingKey: Uint8Array,
  request: FoundingRequest = withoutPerson(delegation),
): Promise<Answer> {
  if (driver.node().room === undefined) {
    const convened = await driver.convene(charterOf(driver, delegation, wrappingKey, request));
    if (!convened.done) return convened;
  }
  return openOwnChannels(driver, delegation);
}

/** The last one's answer, or the first refusal. */
export async function openOwnChannels(driver: Driver, delegation: string): Promise<Answer> {
  let answer: Answer = { done: false, refused: 'convened-already' };
  const open = new Set([...driver.node().channels.values()].map((channel) => channel.terms?.purpose));
  for (const { name, purpose } of ownChannels) {
    if (open.has(purpose)) continue;
    answer = await driver.openChannel({ name, purpose, members: [delegation], readers: [], withoutPrejudice: false });
    if (!answer.done) return answer;
  }
  return answer;
}

function charterOf(driver: Driver, delegation: string, wrappingKey: Uint8Array, request: FoundingRequest): Fields {
  const { title, terms, label } = request;
  const nodes = [{ node: driver.node().name, seal: toBase64url(wrappingKey) }];
  return {
    title,
    terms,
    convener: delegation,
    delegations: [{ id: delegation, label, capacities: ['mediator'], nodes }],
  };
}
