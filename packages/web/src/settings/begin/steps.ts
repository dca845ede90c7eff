/** The steps of a first run, in order, and which are done: by what is there, or because somebody closed them. */
import type { FirstStep, SettingsView } from '@parley/server/contract';
import type { MessageId } from '../../words/languages.ts';

export const steps: readonly { readonly id: FirstStep; readonly name: MessageId }[] = [
  { id: 'language', name: 'begin.language' },
  { id: 'people', name: 'begin.people' },
  { id: 'room', name: 'begin.room' },
  { id: 'sites', name: 'begin.sites' },
  { id: 'wall', name: 'begin.wall' },
  { id: 'practice', name: 'begin.practice' },
];

export function isDone(step: FirstStep, { chosen, founded }: SettingsView): boolean {
  switch (step) {
    case 'room':
      return founded;
    case 'wall':
      return chosen.wall !== null;
    default:
      return chosen.done.includes(step);
  }
}

export const openSteps = (view: SettingsView): readonly FirstStep[] =>
  steps.map(({ id }) => id).filter((id) => !isDone(id, view));
