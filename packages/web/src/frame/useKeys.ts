/** Keys by their place on the keyboard, so that they work on every layout. No key sends, signs or releases anything. */
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useAt, useKept } from '../api/place.ts';
import { desks } from './desks.ts';

const patience = 1_200;

export function useKeys(): void {
  const [, setAt] = useAt();
  const [, go] = useLocation();
  const kept = useKept();

  useEffect(() => {
    let pressed = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return;
      const after = performance.now() - pressed < patience;
      pressed = 0;
      if (event.code === 'Period') setAt(null);
      else if (event.code === 'Comma') {
        event.preventDefault();
        document.getElementById('asof')?.focus();
      } else if (event.code === 'KeyG') pressed = performance.now();
      else if (after) {
        const desk = desks.find((one) => one.code === event.code);
        if (desk) go(`${desk.path}${kept}`);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [setAt, go, kept]);
}

function inField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null;
}
