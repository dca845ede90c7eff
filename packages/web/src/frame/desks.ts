/** The desks, in the order of the menu. `code` is the physical key after `g`, whatever the keyboard's language. */
import type { MessageId } from '../words/languages.ts';

type DeskLink = { readonly path: string; readonly name: MessageId; readonly code: string; readonly letter: string };

export const desks: readonly DeskLink[] = [
  { path: '/', name: 'nav.room', code: 'KeyO', letter: 'o' },
  { path: '/wall', name: 'nav.wall', code: 'KeyW', letter: 'w' },
  { path: '/truce', name: 'nav.truce', code: 'KeyR', letter: 'r' },
  { path: '/exchange', name: 'nav.exchange', code: 'KeyE', letter: 'e' },
  { path: '/teams', name: 'nav.teams', code: 'KeyM', letter: 'm' },
  { path: '/record', name: 'nav.record', code: 'KeyD', letter: 'd' },
  { path: '/act', name: 'nav.act', code: 'KeyN', letter: 'n' },
];
