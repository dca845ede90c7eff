/** The room that a fresh node founds for its own delegation, so that it can act, keep, export and verify by itself. */
import { type Fields, toBase64url } from '@parley/record';
import type { Answer } from '@parley/room';
import type { Driver } from './driver.ts';
import { StartRefused } from './start-refused.ts';

const ownChannels = [
  { name: 'notice board', purpose: 'notice-board' },
  { name: 'own notes', purpose: 'own' },
] as const;

/** Each part is founded where it is missing, so a start that was cut short is completed by the next. */
export async function foundRoom(driver: Driver, delegation: string, wrappingKey: Uint8Array): Promise<void> {
  if (driver.node().room === undefined) must(await driver.convene(charterOf(driver, delegation, wrappingKey)));
  const open = new Set([...driver.node().channels.values()].map((channel) => channel.terms?.purpose));
  for (const { name, purpose } of ownChannels) {
    if (open.has(purpose)) continue;
    must(await driver.openChannel({ name, purpose, members: [delegation], readers: [], withoutPrejudice: false }));
  }
}

function charterOf(driver: Driver, delegation: string, wrappingKey: Uint8Array): Fields {
  const nodes = [{ node: driver.node().name, seal: toBase64url(wrappingKey) }];
  return {
    title: 'A room of one',
    terms: 'Founded at the first start of this node, for its own delegation.',
    convener: delegation,
    delegations: [{ id: delegation, label: delegation, capacities: ['mediator'], nodes }],
  };
}

function must(answer: Answer): void {
  if (!answer.done) throw new StartRefused(`The room could not be founded: ${answer.refused}.`);
}
