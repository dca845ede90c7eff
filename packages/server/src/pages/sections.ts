/** What stands on the text-only page, part by part. Each is bounded: what does not stand here is counted, and is in the app. */
import { isoOf } from '@parley/desks';
import * as room from '@parley/room';
import { html } from 'hono/html';
import type {
  ChangedView,
  OutstandingView,
  PrincipalsView,
  RecordEntry,
  RecordView,
  TruceView,
  WaitingView,
} from '../contract/index.ts';
import type { Seat } from '../seat.ts';
import { type Html, inline, type Speak } from './speak.ts';
import { termLines } from './term-lines.ts';

type Expected = OutstandingView['outstanding'][number];
type Section = (speak: Speak, seat: Seat) => Html;

const mostRows = 15;
const mostLines = 40;

const at = (seat: Seat) => room.now(seat.now());
const part = (title: Html, body: Html | readonly Html[] | string): Html =>
  html`<section><h2>${title}</h2>${body}</section>\n` as Html;
const none = (words: Html): Html => html`<p>${words}</p>` as Html;

/** Rows in a list, and how many more there are. */
function rows(speak: Speak, all: readonly Html[], most = mostRows): Html {
  const more = all.length - most;
  const items = all.slice(0, most).map((one) => html`<li>${one}</li>\n`);
  return html`<ul>${items}</ul>${more > 0 ? html`<p>${speak.say('wall.more', { count: more })}</p>` : ''}` as Html;
}

export const term: Section = (speak, seat) => {
  const view = room.truceView(seat.node(), at(seat)) as TruceView;
  const heard = Object.entries(view.heardFrom)
    .filter(([who]) => who !== view.as)
    .map(
      ([who, when]) => html`${speak.say('heard.one', { who: speak.party(who), time: speak.shortTime(when) })}` as Html,
    );
  const list = heard.map((one, place) => html`${place === 0 ? '' : ' · '}${one}`);
  const last = heard.length === 0 ? speak.say('heard.nobody') : speak.say('heard.all', { list: html`${list}` as Html });
  const lines = [...termLines(speak, view, seat.now()), last].map((line) => html`<p>${line}</p>` as Html);
  return part(speak.say('nav.truce'), lines);
};

export const waiting: Section = (speak, seat) => {
  const { waiting: all } = room.waitingView(seat.node(), at(seat)) as WaitingView;
  const title = speak.say('waiting.title', { who: speak.party(seat.delegation) });
  if (all.length === 0) return part(title, none(speak.say('waiting.none')));
  return part(
    title,
    rows(
      speak,
      all.map((one) => expected(speak, one, true)),
      2 * mostRows,
    ),
  );
};

export const others: Section = (speak, seat) => {
  const { outstanding } = room.outstandingView(seat.node(), at(seat)) as OutstandingView;
  const all = outstanding.filter((one) => one.expectedFrom !== seat.delegation);
  const title = speak.say('expected.others');
  if (all.length === 0) return part(title, none(speak.say('outstanding.none')));
  return part(
    title,
    rows(
      speak,
      all.map((one) => expected(speak, one, false)),
    ),
  );
};

function expected(speak: Speak, one: Expected, mine: boolean): Html {
  const due =
    one.due === null
      ? speak.say('expected.noDue')
      : speak.say(one.passed ? 'expected.passed' : 'expected.due', { time: speak.time(one.due) });
  const parts = [
    html`<strong>${speak.word([one.word], one.word)}</strong>`,
    one.text === null ? '' : html` ${speak.text(one.text)}`,
    mine ? '' : html` · ${speak.party(one.expectedFrom)}`,
    one.office === null ? '' : html` · ${speak.text(one.office)}`,
    html` · ${one.ground === null ? speak.word([one.basis], one.basis) : speak.text(one.ground)}`,
    html` · ${due}`,
    html` · ${speak.channel(one.channel, one.channelName)}`,
    ...one.accounts.map(
      ({ by, says }) => html`<br>${speak.say('accounts.says', { who: speak.party(by) })} ${speak.text(says)}`,
    ),
  ];
  return html`${parts}` as Html;
}

export function changed(speak: Speak, seat: Seat, since: number): Html {
  const view = room.changedView(seat.node(), at(seat), since) as ChangedView;
  const acts = view.acts.filter((one) => one.by !== view.as).reverse();
  const kinds = [
    ['changed.newly', view.newlyOutstanding],
    ['changed.passed', view.newlyPassed],
    ['changed.noLonger', view.noLongerOutstanding],
  ] as const;
  const lists = kinds
    .filter(([, all]) => all.length > 0)
    .map(([name, all]) => {
      const list = rows(
        speak,
        all.map((one) => expected(speak, one, false)),
        5,
      );
      return html`<h3>${speak.say(name, { count: all.length })}</h3>${list}` as Html;
    });
  const said =
    acts.length === 0
      ? none(speak.say('changed.nothing'))
      : rows(
          speak,
          acts.map((one) => line(speak, one.claimed, one.by, one.kind, one)),
        );
  const title = speak.say('plain.changed', { time: speak.time(isoOf(since)) });
  return part(title, [...lists, said]);
}

type Where = { readonly channel: string; readonly channelName: string; readonly reference: string };

const line = (speak: Speak, when: string, by: string, kind: string, { channel, channelName, reference }: Where): Html =>
  html`${speak.shortTime(when)} ${speak.party(by)}: ${speak.word([`act.${kind}`], kind)} · ${speak.channel(channel, channelName)} · ${inline(reference)}` as Html;

/** The situation report that was signed last and that no other has replaced. */
export const report: Section = (speak, seat) => {
  const { reports } = room.principalsView(seat.node(), at(seat)) as PrincipalsView;
  const one = reports.filter(({ supersededBy }) => supersededBy.length === 0).at(-1);
  if (!one) return part(speak.say('principals.part.reports'), none(speak.say('reports.none')));
  const lines = one.changes.filter(({ is }) => is !== 'left-out').map(({ text = '' }) => speak.text(text));
  const signed = speak.say('reports.signed', {
    who: speak.party(one.by),
    office: speak.text(one.office),
    time: speak.time(one.at),
  });
  const title = speak.say('reports.title', { time: speak.time(one.asOf) });
  return part(title, [rows(speak, lines, mostLines), none(signed)]);
};

export const latest: Section = (speak, seat) => {
  const { entries } = room.recordView(seat.node(), at(seat)) as unknown as RecordView;
  const newest = [...entries].reverse().slice(0, mostRows);
  const all = newest.map((one: RecordEntry) => {
    const said = one.conveyed ?? one;
    const verdict = one.verdict === 'stands' ? '' : html` · ${speak.word([`refusal.${one.verdict}`], one.verdict)}`;
    const mark = seat.mark(one);
    const origin = mark === null ? '' : html` · ${speak.say(`mark.${mark}`)}`;
    return html`${line(speak, one.claimed, said.by, said.kind, one)}${verdict}${origin}` as Html;
  });
  return part(speak.say('plain.latest'), all.length === 0 ? none(speak.say('record.none')) : rows(speak, all));
};
