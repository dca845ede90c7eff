/** What the palette always knows: pages, parts of the page's own menu, channels, acts, switches. */
import { type ReactNode, useMemo } from 'react';
import { useLocation } from 'wouter';
import { useAt, useKept } from '../api/place.ts';
import { useActs, useRoom } from '../api/seat.ts';
import { desks, pages } from '../frame/desks.ts';
import { turnRoomMode, useRoomMode } from '../people/roomMode.ts';
import { useChannelName } from '../words/useChannelName.ts';
import { useActName, useSay } from '../words/useWord.ts';
import { useCanWrite, useDoing } from '../writing/Write.tsx';
import { useWriting } from '../writing/Writing.ts';

/** In the order in which they are shown. */
export const groups = ['pages', 'switches', 'acts', 'channels', 'references', 'search'] as const;

export type Item = {
  readonly id: string;
  readonly group: (typeof groups)[number];
  /** By which it is found. */
  readonly name: string;
  readonly shown?: ReactNode;
  readonly keys?: string;
  readonly take: () => void;
};

/** An address within the seat, with what every link keeps. */
export function useGo(): (path: string, more?: Readonly<Record<string, string>>) => void {
  const [, go] = useLocation();
  const kept = useKept();
  return (path, more = {}) => {
    const params = new URLSearchParams(kept);
    for (const [name, value] of Object.entries(more)) params.set(name, value);
    const text = params.toString();
    go(text === '' ? path : `${path}?${text}`);
  };
}

export function useItems(): readonly Item[] {
  const say = useSay();
  const act = useActName();
  const go = useGo();
  const channelName = useChannelName();
  const [at, setAt] = useAt();
  const acts = useActs().data?.acts;
  const channels = useRoom().data?.channels;
  const can = useCanWrite();
  const doing = useDoing();
  const { begin } = useWriting();
  const isRoomMode = useRoomMode();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette is open for a moment, and what it offers stays the same meanwhile
  return useMemo(
    () => [
      ...pages.map(({ path, name }): Item => {
        const letter = desks.find((one) => one.path === path)?.letter;
        const keys = letter === undefined ? {} : { keys: `g ${letter}` };
        return { id: path, group: 'pages', name: say(name), take: () => go(path), ...keys };
      }),
      {
        id: 'room-mode',
        group: 'switches' as const,
        name: say(isRoomMode ? 'roomMode.turnOff' : 'roomMode.turnOn'),
        keys: 'Shift H',
        take: () => turnRoomMode(),
      },
      {
        id: 'as-of',
        group: 'switches' as const,
        name: say('strip.asof'),
        keys: ',',
        take: () => document.getElementById('asof')?.focus(),
      },
      ...(at === null
        ? []
        : [{ id: 'live', group: 'switches' as const, name: say('strip.live'), keys: '.', take: () => setAt(null) }]),
      ...(acts ?? []).flatMap((form): Item[] => {
        if (!can({ act: form.kind })) return [];
        const name = doing({ act: form.kind });
        const written = act(form.kind);
        return [
          {
            id: form.kind,
            group: 'acts',
            name: name === written ? name : `${name} · ${written}`,
            take: () => begin({ act: form.kind }),
          },
        ];
      }),
      ...(channels ?? []).map(
        ({ id, name }): Item => ({
          id,
          group: 'channels',
          name: channelName(id, name),
          take: () => go('/record', { channel: id }),
        }),
      ),
    ],
    [acts, channels, at, isRoomMode, say],
  );
}
