/** The node's clock, not the browser's: the room's `now`, carried on by the page's steady clock while it runs. */
import { useEffect, useState } from 'react';
import { useAt } from './place.ts';
import { useRoom } from './seat.ts';

export type Moment = { readonly now: number; readonly running: boolean };

/** The moment that the page shows, or null until the node has answered. As of a moment, the clock stands. */
export function useMoment(): Moment | null {
  const [at] = useAt();
  const room = useRoom().data;
  const running = room?.running === true && at === null;
  const [, tick] = useState(0);

  useEffect(() => {
    if (!running) return;
    const timer = window.setInterval(() => tick((count) => count + 1), 250);
    return () => window.clearInterval(timer);
  }, [running]);

  if (at !== null) return { now: Date.parse(at), running: false };
  if (!room) return null;
  const passed = running ? performance.now() - room.arrived : 0;
  return { now: Date.parse(room.now) + passed, running };
}
