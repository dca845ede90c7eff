/** `npm start`: every seat of a scenario in one process on this machine, open to whoever sits at it. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readScenario } from '@parley/rehearsal';
import { createApp } from '../http/app.ts';
import type { Feed } from '../http/live.ts';
import { listen } from '../listen.ts';
import { type Log, stderrLog } from '../log.ts';
import { type Running, runUntilStopped } from '../running.ts';
import type { Door } from '../seat.ts';
import { StartRefused } from '../start-refused.ts';
import { type Demo, openDemo } from './demo.ts';
import { demoRoutes } from './demo-routes.ts';

export type DemoOptions = {
  readonly scenarioText: string;
  /** Where it opens, ms UTC; else where the scenario says. */
  readonly at?: number;
  /** Another is taken where this one is in use. */
  readonly port: number;
  readonly dataDir: string;
  readonly webDir: string;
  readonly print: (line: string) => void;
  readonly log?: Log;
};

export async function startDemo(options: DemoOptions): Promise<Running> {
  const { print, log = stderrLog } = options;
  const read = readScenario(options.scenarioText);
  if (!read.ok) throw new StartRefused(`This scenario cannot be played:\n${read.problems.join('\n')}`);
  const { scenario } = read;
  const { demo: opening, chapters, starts } = scenario.room;
  const at = options.at ?? opening?.at ?? chapters[0]?.at ?? starts;
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(join(options.dataDir, 'demo-'));
  let demo: Demo | undefined;
  const clear = async () => {
    await demo?.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    demo = await openDemo(scenario, at, folder);
    const doors = demo.seats.map((seat): Door => ({ delegation: seat.delegation, lock: undefined, seat: () => seat }));
    let feed: Feed | undefined;
    const more: NonNullable<Parameters<typeof createApp>[0]['more']> = (app) => {
      feed = demoRoutes(app, demo as Demo);
    };
    const site = await createApp({ doors, webDir: options.webDir, log, more });
    const close = () => {
      feed?.close();
      site.close();
    };
    const listening = await listen({ app: site.app, close }, options.port, true);
    const address = `http://127.0.0.1:${listening.port}/`;
    print(address);
    print('Nothing leaves this machine.');
    print(`Data: ${folder} (removed at the end)`);
    print('Stop with Ctrl+C.');
    log('started', doors.length);
    return runUntilStopped(address, listening.port, async () => {
      await listening.close();
      await clear();
      log('stopped');
    });
  } catch (error) {
    await clear();
    throw error;
  }
}
