/** Says every act of a seat with hostile words, over the API that the app uses, and keeps what was answered. */
import type { ActForm, ActList, ReferenceList, SeatRoom } from '@parley/server/contract';
import { ask, type Running } from '../browser/demo.ts';
import { bodyFor, channelFor, type Ground } from './forms.ts';

export type Answer = {
  readonly kind: string;
  readonly text: string;
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** Of an act that was signed. */
  readonly entry: string | undefined;
  readonly refused: string | undefined;
};

/** Its own end would leave nothing to say, or nothing to read: that these destroy words is tested elsewhere. */
const endings = /^(charter\.|entry\.void|annex\.|node\.)/;

/** A seat is asked so often and no oftener: who asks waits as long as it is told to. */
export async function post(demo: Running, path: string, body: string): Promise<{ status: number; answer: unknown }> {
  const headers = { 'content-type': 'application/json', 'x-parley': '1' };
  const answer = await fetch(new URL(path, demo.address), { method: 'POST', headers, body });
  if (answer.status === 429) {
    await answer.body?.cancel();
    await new Promise((again) => setTimeout(again, 1000 * Number(answer.headers.get('retry-after'))));
    return post(demo, path, body);
  }
  return { status: answer.status, answer: await answer.json() };
}

export const formsOf = async (demo: Running, seat: string): Promise<readonly ActForm[]> =>
  (await ask<ActList>(demo, `/seat/${seat}/api/acts`)).acts.filter(({ kind }) => !endings.test(kind));

/** `texts` in turn: act by act another one, so that each stands in many fields after a few rounds. */
export async function sayAll(demo: Running, seat: string, texts: readonly string[], rounds: number): Promise<Answer[]> {
  const forms = await formsOf(demo, seat);
  const answers: Answer[] = [];
  for (let round = 0; round < rounds; round++) {
    const ground: Ground = {
      room: await ask<SeatRoom>(demo, `/seat/${seat}/api/room`),
      references: (await ask<ReferenceList>(demo, `/seat/${seat}/api/references`)).references,
    };
    for (const [place, form] of forms.entries()) {
      const text = texts[(place + round * (forms.length + 1)) % texts.length] as string;
      const body = bodyFor(form, ground, text, round + place);
      const request = JSON.stringify({ channel: channelFor(form, ground.room), kind: form.kind, body });
      const { status, answer } = await post(demo, `/seat/${seat}/api/acts`, request);
      const { entry, refused } = answer as { entry?: string; refused?: string };
      answers.push({ kind: form.kind, text, status, body, entry, refused });
    }
  }
  return answers;
}
