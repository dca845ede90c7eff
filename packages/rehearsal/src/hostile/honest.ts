/** What honest delegations do meanwhile: truce, exchange, talks and statements, drawn from the seed. */
import { allWithIds, isKept, type Kept } from '@parley/desks';
import type { Fields, Hex } from '@parley/record';
import type { ChannelState } from '@parley/room';
import type { Seat } from '../seat.ts';
import { channelAt, pick, type Scene } from './scene.ts';

/** Begins every text that must stay in its channel. */
export const canary = 'canary-';

export type Said = { readonly by: Seat; readonly channel: string; readonly entry: Hex };

/** Refusals that no honest delegation may ever meet because of somebody else. */
const hindered = new Set(['catching-up', 'no-key-for-this-channel', 'after-the-due-time', 'paper-no-longer-valid']);

export class Honest {
  readonly said: Said[] = [];
  /** How often an honest act was hindered by what another had done; with the refusal. */
  readonly hindrances: string[] = [];
  private readonly scene: Scene;
  private count = 0;

  constructor(scene: Scene) {
    this.scene = scene;
  }

  /** A text that must be heard in this channel by everybody in it, and by nobody else. */
  async message(by: Seat, channel: string): Promise<Hex | undefined> {
    this.count += 1;
    const text = `${canary}${channel}-${this.count}.`;
    return this.say(by, channel, 'talks.message-sent', { text });
  }

  /** One act that somebody honest might do now. */
  async turn(): Promise<void> {
    const { room, chance, honest } = this.scene;
    const by = pick(chance, honest) as Seat;
    const channels = Object.entries(room.scenario.channels).filter(([, terms]) =>
      terms.members.includes(by.delegation),
    );
    const [name] = pick(chance, channels) ?? [];
    const capacity = room.scenario.delegations[by.delegation]?.capacities[0];
    const draw = chance.number('turn');
    if (draw < 0.1) await this.say(by, 'charter', 'charter.consented', {});
    else if (draw < 0.3 && name !== undefined) await this.message(by, name);
    else if (draw < 0.4 && name !== undefined) await this.statement(by, name);
    else if (capacity === 'mediator') await this.mediate(by);
    else if (capacity === 'party') await this.answer(by);
    else if (name !== undefined) await this.message(by, name);
  }

  private async say(by: Seat, channel: string, kind: string, fields: Fields): Promise<Hex | undefined> {
    const { room } = this.scene;
    const first = await room.act(by, channel, kind, fields);
    // A key that somebody who left had is not written with: a new one is minted on the first word. RO114
    const keyless = !first.done && first.refused === 'no-key-for-this-channel';
    const answer = keyless ? await room.act(by, channel, kind, fields) : first;
    if (answer.done) this.said.push({ by, channel, entry: answer.entry });
    else if (hindered.has(answer.refused)) this.hindrances.push(`${by.label} in ${channel}: ${answer.refused}`);
    return answer.done ? answer.id : undefined;
  }

  private async statement(by: Seat, channel: string): Promise<void> {
    this.count += 1;
    await this.say(by, channel, 'statements.logged', {
      speaker: 'An official',
      onBehalfOf: by.delegation,
      outlet: 'radio',
      groundRule: 'on-record',
      language: 'en',
      saidAt: this.scene.room.now,
      text: `${canary}${channel}-${this.count}.`,
      claims: [{ figure: 'out-total', value: this.count }],
    });
  }

  private state(by: Seat, channel: string) {
    return channelAt(this.scene.room, by, channel)?.live.state;
  }

  private async mediate(by: Seat): Promise<void> {
    const { room, chance } = this.scene;
    const board = this.state(by, 'notice');
    const truces = idsIn(board, 'truce', 'truces');
    const terms = idsIn(board, 'exchange', 'terms');
    const announced = idsIn(board, 'exchange', 'announcements');
    const waiting = Object.keys(room.scenario.channels)
      .filter((name) => name.startsWith('line-'))
      .flatMap((line) => paperIds(this.state(by, line)))
      .filter((id) => !board || !isKept(board.papers, id));
    const [truce, term, batch, of] = [truces, terms, announced, waiting].map((from) => pick(chance, from));
    const verbatim = pick(chance, ['held', 'verbatim']) ?? 'held';
    const far = room.now + 400 * 86_400_000;
    const ways: (() => Promise<unknown>)[] = [
      () => this.say(by, 'notice', 'truce.proposed', proposal(far)),
      () => this.say(by, 'notice', 'exchange.terms-put', exchange),
    ];
    const say = (kind: string, fields: Fields) => ways.push(() => this.say(by, 'notice', kind, fields));
    if (of) for (let i = 0; i < 4; i++) say('instrument.conveyed', { of, answers: verbatim });
    if (truce) say('truce.start-set', { truce, start: far, wording: 'In a year' });
    if (term) say('exchange.batch-announced', { terms: term, n: 1, day: '2030-05-01', quota: 10, foreign: 0 });
    if (batch) say('exchange.released', { batch, at: room.now, date: '2030-05-01', quota: 10, dual: 0, foreign: 1 });
    await pick(chance, ways)?.();
  }

  private async answer(by: Seat): Promise<void> {
    const { chance } = this.scene;
    const board = this.state(by, 'notice');
    const line = `line-${by.delegation}`;
    const truce = pick(chance, idsIn(board, 'truce', 'truces'));
    const list = pick(chance, idsIn(board, 'truce', 'lists'));
    const terms = pick(chance, idsIn(board, 'exchange', 'terms'));
    const own = pick(chance, paperIds(this.state(by, line)));
    const impasse = { cause: 'No answer came.', owner: by.delegation, lastOffers: ['Four days.'] };
    const ways: (() => Promise<unknown>)[] = [() => this.say(by, line, 'talks.impasse-declared', impasse)];
    const say = (kind: string, fields: Fields) => ways.push(() => this.say(by, line, kind, fields));
    if (truce) say('truce.accepted', { truce });
    if (truce) say('truce.list-handed-in', { truce, living: 10, remains: 0, hours: 24, wording: 'Ten persons.' });
    if (list) say('truce.extension-agreed', { list, hours: 24, wording: 'Agreed.' });
    if (terms) say('exchange.terms-accepted', { terms });
    if (own) say('instrument.withdrawn', { of: own });
    await pick(chance, ways)?.();
  }
}

/** Ids of the things of one kind that a desk keeps. */
function idsIn(state: ChannelState | undefined, desk: string, things: string): readonly string[] {
  const kept = (state?.desks[desk] as { [things: string]: Kept<unknown> } | undefined)?.[things];
  return kept ? allWithIds(kept).map(([id]) => id) : [];
}

const paperIds = (state: ChannelState | undefined): readonly string[] =>
  state ? allWithIds(state.papers).map(([id]) => id) : [];

const proposal = (start: number): Fields => ({
  text: 'The parties keep still for four days.',
  plannedStart: start,
  startWording: 'In a year',
  hours: 96,
  releasing: 'south',
  extension: { model: 'performance', hoursPer: 24, personsPer: 10 },
});

const exchange: Fields = {
  text: 'Three for one.',
  releasing: 'north',
  returning: 'south',
  ratio: { out: 3, returned: 1 },
  countingRule: 'By person',
};
