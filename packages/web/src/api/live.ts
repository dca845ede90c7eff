/**
 * The live stream says only that something changed; the page asks again. A hidden page closes its stream, since a
 * browser keeps few connections to one node, and opens it when it is looked at.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

export type Link = 'open' | 'lost';

/** Lost streams are called lost after this long: a single reconnection is no news. */
const patience = 4_000;

export function useLive(address: string): Link {
  const client = useQueryClient();
  const [link, setLink] = useState<Link>('open');

  useEffect(() => {
    let source: EventSource | null = null;
    let timer = 0;
    const lost = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setLink('lost'), patience);
      if (source?.readyState !== EventSource.CLOSED) return;
      // Refused, not cut off: this browser may have been signed out elsewhere.
      void client.invalidateQueries({ queryKey: ['session'] });
      again = window.setTimeout(open, patience);
    };
    let again = 0;
    const found = () => {
      window.clearTimeout(timer);
      setLink('open');
    };
    const changed = () => {
      found();
      void client.invalidateQueries();
    };
    const open = () => {
      window.clearTimeout(again);
      source?.close();
      source = new EventSource(address);
      source.onopen = found;
      source.onmessage = changed;
      source.onerror = lost;
    };
    const close = () => {
      window.clearTimeout(timer);
      window.clearTimeout(again);
      source?.close();
      source = null;
    };
    const look = () => (document.hidden ? close() : open());
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      close();
    };
  }, [address, client]);

  return link;
}
