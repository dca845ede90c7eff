/** The desks, in the order of the menu. `code` is the physical key after `g`, whatever the keyboard's language. */
import type { MessageId } from '../words/languages.ts';

type Page = { readonly path: string; readonly name: MessageId };
type DeskLink = Page & { readonly code: string; readonly letter: string };

export const desks: readonly DeskLink[] = [
  { path: '/', name: 'nav.room', code: 'KeyO', letter: 'o' },
  { path: '/wall', name: 'nav.wall', code: 'KeyW', letter: 'w' },
  { path: '/talks', name: 'nav.talks', code: 'KeyT', letter: 't' },
  { path: '/truce', name: 'nav.truce', code: 'KeyR', letter: 'r' },
  { path: '/exchange', name: 'nav.exchange', code: 'KeyE', letter: 'e' },
  { path: '/teams', name: 'nav.teams', code: 'KeyM', letter: 'm' },
  { path: '/principals', name: 'nav.principals', code: 'KeyP', letter: 'p' },
  { path: '/statements', name: 'nav.statements', code: 'KeyS', letter: 's' },
  { path: '/record', name: 'nav.record', code: 'KeyD', letter: 'd' },
  { path: '/act', name: 'nav.act', code: 'KeyA', letter: 'a' },
  { path: '/settings', name: 'nav.settings', code: 'KeyI', letter: 'i' },
];

/** Every page that has a name, those beside the menu too. */
export const pages: readonly Page[] = [
  ...desks,
  { path: '/charter', name: 'nav.charter' },
  { path: '/minutes', name: 'minutes.title' },
  { path: '/begin', name: 'nav.begin' },
];
