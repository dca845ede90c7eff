/** Every hostile behaviour that the record and the room can express today. */
import { actBehaviours } from './behaviours/acts.ts';
import { annexBehaviours } from './behaviours/annexes.ts';
import { boardBehaviours } from './behaviours/boards.ts';
import { bytesBehaviours } from './behaviours/bytes.ts';
import { cutBehaviours } from './behaviours/cuts.ts';
import { erasureBehaviours } from './behaviours/erasures.ts';
import { floodBehaviours } from './behaviours/floods.ts';
import { forkBehaviours } from './behaviours/forks.ts';
import { keyBehaviours } from './behaviours/keys.ts';
import { orderBehaviours } from './behaviours/order.ts';
import { paperBehaviours } from './behaviours/papers.ts';
import { postBehaviours } from './behaviours/post.ts';
import type { Behaviour } from './strike.ts';

export const behaviours: readonly Behaviour[] = [
  ...bytesBehaviours,
  ...orderBehaviours,
  ...forkBehaviours,
  ...actBehaviours,
  ...paperBehaviours,
  ...boardBehaviours,
  ...keyBehaviours,
  ...cutBehaviours,
  ...annexBehaviours,
  ...erasureBehaviours,
  ...floodBehaviours,
  ...postBehaviours,
];
