/**
 * Keys by their place on the keyboard, so that they work on every layout. No key sends, signs or releases anything. The
 * single keys can be turned off, for those whose voice or hand presses them unmeant; then only F6 and Ctrl K remain.
 */
import { useEffect, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { useAt, useKept } from '../api/place.ts';
import { turnRoomMode } from '../people/roomMode.ts';
import { stepRows } from '../rows/Rows.tsx';
import { desks } from './desks.ts';

const patience = 1_200;
const key = 'parley.keys';
const changed = 'parley-keys';

/** Whether single keys do anything in this browser. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const kept = useSyncExternalStore(
    (tell) => {
      window.addEventListener(changed, tell);
      return () => window.removeEventListener(changed, tell);
    },
    () => localStorage.getItem(key),
  );
  const turn = (on: boolean) => {
    localStorage.setItem(key, on ? 'on' : 'off');
    window.dispatchEvent(new Event(changed));
  };
  return [kept !== 'off', turn];
}

const nothing = () => {};

export function useKeys(showKeys: () => void = nothing, showPalette: () => void = nothing): void {
  const [, setAt] = useAt();
  const [, go] = useLocation();
  const kept = useKept();
  const [single] = useSingleKeys();

  useEffect(() => {
    let pressed = 0;
    const onKey = (event: KeyboardEvent) => {
      const withControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (withControl && event.code === 'KeyK') {
        event.preventDefault();
        if (document.querySelector('dialog:modal') === null) showPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.code === 'F6') {
        event.preventDefault();
        step('[data-pane]', event.shiftKey ? -1 : 1, true);
        return;
      }
      if (!single || inField(event.target) || document.querySelector('dialog:modal') !== null) return;
      const after = performance.now() - pressed < patience;
      pressed = 0;
      const desk = after ? desks.find((one) => one.code === event.code) : undefined;
      if (desk) go(`${desk.path}${kept}`);
      else if (event.shiftKey && event.code === 'Slash') showKeys();
      else if (event.shiftKey && event.code === 'KeyD')
        document.querySelector<HTMLElement>('[data-theme-switch]')?.click();
      else if (event.shiftKey && event.code === 'KeyH') turnRoomMode();
      else if (event.shiftKey) return;
      else if (event.code === 'Slash') {
        event.preventDefault();
        const field = document.getElementById('search');
        if (field) field.focus();
        else go(`/record${kept}#search`);
      } else if (event.code === 'Period') setAt(null);
      else if (event.code === 'KeyG') pressed = performance.now();
      else if (event.code === 'KeyN') document.querySelector<HTMLElement>('main [data-new]')?.click();
      else if (event.code === 'KeyJ') stepRow(1);
      else if (event.code === 'KeyK') stepRow(-1);
      else if (event.code === 'BracketRight') step('main [data-bracket]', 1);
      else if (event.code === 'BracketLeft') step('main [data-bracket]', -1);
      else if (event.code === 'Comma') {
        event.preventDefault();
        document.getElementById('asof')?.focus();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [setAt, go, kept, single, showKeys, showPalette]);
}

/** A long table moves its own focus, since only some of its rows are on the page. */
function stepRow(by: 1 | -1): void {
  const inside = document.activeElement?.closest('[data-rows]');
  const table = inside ?? document.querySelector('main [data-rows]');
  if (table) table.dispatchEvent(new CustomEvent(stepRows, { detail: by }));
  else step('main [data-row]', by);
}

/** Moves the focus to the next or previous of these; `inside`: from the one that the focus is in. */
function step(selector: string, by: 1 | -1, inside = false): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)].filter((one) => one.getClientRects().length > 0);
  const { activeElement } = document;
  const here = all.findIndex((one) => one === activeElement || (inside && one.contains(activeElement)));
  const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : (here + by + all.length) % all.length;
  all[next]?.focus();
}

function inField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null;
}
