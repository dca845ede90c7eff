/** Room mode: no word about a person on a screen that others look at. Kept in this browser until it is turned off. */
import { useSyncExternalStore } from 'react';

const key = 'parley.roomMode';
const changed = 'parley-room-mode';

const isOn = () => localStorage.getItem(key) === 'on';

export function turnRoomMode(on = !isOn()): void {
  if (on) localStorage.setItem(key, 'on');
  else localStorage.removeItem(key);
  window.dispatchEvent(new Event(changed));
}

/** Whether it is on; other windows of this browser follow. */
export function useRoomMode(): boolean {
  return useSyncExternalStore(subscribe, isOn);
}

function subscribe(tell: () => void): () => void {
  for (const name of ['storage', changed]) window.addEventListener(name, tell);
  return () => {
    for (const name of ['storage', changed]) window.removeEventListener(name, tell);
  };
}
