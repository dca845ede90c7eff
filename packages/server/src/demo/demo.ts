/**
 * The demonstration's own clock and buttons, over a world. Commands run one after another; a chapter is reached in a
 * world that nobody has touched, so what a visitor invents never leaks into the replay.
 */
import { isoOf } from '@parley/desks';
import type { Fields, Hex } from '@parley/record';
import { markOf, type Press, type Scenario } from '@parley/rehearsal';
import type { Answer } from '@parley/room';
import type { DemoCommand, DemoState } from '../contract/index.ts';
import type { Seat } from '../seat.ts';
import type { World } from './world.ts';
import { worldsOf } from './worlds.ts';

export type Demo = {
  readonly seats: readonly Seat[];
  state(): DemoState;
  command(command: DemoCommand): Promise<DemoState>;
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
};

/** What only this playing of the scenario knows; gone when a chapter is begun again. */
type Playing = { readonly world: World; branch: boolean; touched: boolean; readonly pressed: Set<string> };
type Listener = (entries: readonly Hex[]) => void;

const stepMs = 1_200;

export async function openDemo(scenario: Scenario, at: number, dataDir: string): Promise<Demo> {
  const { room, delegations } = scenario;
  const { chapters, facts } = room;
  const ids = Object.keys(delegations);
  const listeners = new Map<string, Set<Listener>>(ids.map((id) => [id, new Set()]));
  const watchers = new Set<() => void>();
  const news = new Map<string, Hex[]>();
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const worlds = worldsOf(scenario, dataDir, (delegation, entries) => {
    news.set(delegation, [...(news.get(delegation) ?? []), ...entries]);
  });
  let playing = await begin(at);

  async function begin(moment: number): Promise<Playing> {
    const world = await worlds.at(moment);
    return { world, branch: false, touched: false, pressed: new Set() };
  }

  /** One at a time, each seen whole: pages are told once, when it is done. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work).finally(tell);
    last = next.catch(() => undefined);
    return next;
  }

  /** Every seat hears of every command, since its clock may have moved; of entries, only its own. */
  function tell(): void {
    for (const [id, heard] of listeners) for (const listener of heard) listener(news.get(id) ?? []);
    news.clear();
    for (const watcher of watchers) watcher();
  }

  const now = () => playing.world.rehearsal.now;
  const chapterNow = () =>
    Math.max(
      0,
      chapters.findLastIndex((one) => one.at <= now()),
    );

  async function toChapter(index: number): Promise<void> {
    pause();
    const chapter = chapters[index];
    if (!chapter) return;
    worlds.giveBack(playing.world, playing.touched);
    playing = await begin(chapter.at);
    news.clear(); // a playing anew is no news; every page asks again anyhow
  }

  async function next(): Promise<void> {
    const { rehearsal } = playing.world;
    const due = rehearsal.nextStep();
    if (due === undefined) pause();
    else await rehearsal.advance(due);
  }

  function play(): void {
    if (timer || playing.world.rehearsal.nextStep() === undefined) return;
    timer = setInterval(() => void inTurn(() => (timer ? next() : Promise.resolve())).catch(pause), stepMs);
  }

  function pause(): void {
    clearInterval(timer);
    timer = undefined;
  }

  async function link(seat: string, cut: boolean): Promise<void> {
    if (!ids.includes(seat)) return;
    playing.touched = true;
    await playing.world.rehearsal.setCut(seat, cut);
  }

  async function press(id: string): Promise<void> {
    const found = chapters.flatMap((chapter) => chapter.presses).find((one) => one.id === id);
    if (!found || !isReady(found)) return;
    pause();
    playing.touched ||= found.acts.length + found.cut.length + found.heal.length > 0;
    playing.pressed.add(found.id);
    const { rehearsal } = playing.world;
    for (const one of found.cut) await rehearsal.setCut(delegationOf(one), true);
    for (const one of found.heal) await rehearsal.setCut(delegationOf(one), false);
    if (found.acts.length > 0) playing.branch = true;
    for (const one of found.acts) {
      const { id: called, ...rest } = one;
      await rehearsal.performed({ ...rest, ...(called !== undefined && { id: called }) });
    }
    await rehearsal.advance(Math.max(found.to ?? 0, rehearsal.now));
  }

  /** In its chapter, after those above it, once. */
  function isReady(one: Press): boolean {
    const chapter = chapters[chapterNow()];
    const place = chapter?.presses.indexOf(one) ?? -1;
    if (place < 0 || playing.pressed.has(one.id)) return false;
    return (chapter?.presses ?? []).slice(0, place).every((before) => playing.pressed.has(before.id));
  }

  const delegationOf = (name: string): string =>
    ids.includes(name) ? name : (ids.find((id) => delegations[id]?.nodes.includes(name)) ?? name);

  async function act(delegation: string, channel: Hex, kind: string, fields: Fields): Promise<Answer> {
    const { world } = playing;
    if (world.failed()) return { done: false, refused: 'disk-failed' };
    return inTurn(async () => {
      const answer = await playing.world.rehearsal.act(delegation, channel, kind, fields);
      if (answer.done) {
        playing.touched = true;
        playing.branch = true;
        playing.world.rehearsal.marks.set(answer.entry, { invented: true });
      }
      return answer;
    }).catch((error: unknown) => {
      if (!world.failed()) throw error;
      return { done: false, refused: 'disk-failed' };
    });
  }

  const seatOf = (delegation: string): Seat => ({
    delegation,
    mode: room.replay ? 'replay' : 'rehearsal',
    zones: room.zones,
    node: () => playing.world.rehearsal.seat(delegation).node,
    now,
    running: () => timer !== undefined,
    halted: () => playing.world.failed(),
    mark: (line) => markOf(playing.world.rehearsal.marks, line),
    act: (channel, kind, fields) => act(delegation, channel, kind, fields),
    onChange(listener) {
      listeners.get(delegation)?.add(listener);
      return () => listeners.get(delegation)?.delete(listener);
    },
  });

  /** From the seat's own record: whether its node holds the entry, in any of its channels. */
  function holds(delegation: string, entry: Hex): boolean {
    const { channels } = playing.world.rehearsal.seat(delegation).node;
    return [...channels.values()].some((channel) => channel.history.byName.has(entry));
  }

  function state(): DemoState {
    const { rehearsal } = playing.world;
    return {
      title: room.titles ?? { en: room.title, ar: room.title },
      mode: room.replay ? 'replay' : 'rehearsal',
      room: rehearsal.seat(room.convener).node.room ?? '',
      at: isoOf(now()),
      playing: timer !== undefined,
      chapter: chapterNow(),
      branch: playing.branch,
      chapters: chapters.map(({ at: moment, title, text, look, presses }) => ({
        at: isoOf(moment),
        title,
        text,
        look,
        presses: presses.map((one) => ({
          id: one.id,
          seat: one.seat ?? null,
          label: one.label,
          done: playing.pressed.has(one.id),
          ready: isReady(one),
          check: one.check ?? null,
        })),
      })),
      seats: Object.entries(delegations).map(([id, { label, capacities }]) => ({
        id,
        label,
        capacities,
        cut: rehearsal.isCut(id),
      })),
      facts: facts.map(({ title, step }) => {
        const outcome = rehearsal.outcomes.get(step);
        const seen = ids.map((id) => [id, outcome?.done === true && holds(id, outcome.entry)] as const);
        return { title, seen: Object.fromEntries(seen) };
      }),
    };
  }

  function obey(command: DemoCommand): Promise<void> | void {
    switch (command.do) {
      case 'chapter':
        return toChapter(command.chapter);
      case 'next':
        pause();
        return next();
      case 'play':
        return play();
      case 'pause':
        return pause();
      case 'link':
        return link(command.seat, command.cut);
      case 'press':
        return press(command.press);
    }
  }

  return {
    seats: ids.map(seatOf),
    state,
    command: (command) =>
      inTurn(async () => {
        await obey(command);
        return state();
      }),
    onChange(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    async close() {
      pause();
      await last;
      playing.world.close();
      worlds.close();
    },
  };
}
