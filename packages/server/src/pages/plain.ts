/**
 * The page for the worst line: text alone, written by the node, without script, style or font. The state of the term, what
 * waits, what changed, the latest report and entries, in the words of the app. It only shows; acts are signed in the app.
 */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { isoOf, parseInstant } from '@parley/desks';
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Described } from '../http/described.ts';
import { refusal } from '../http/guards.ts';
import { seatRoomOf } from '../http/seat-room.ts';
import { sessionOf } from '../people/session-routes.ts';
import type { Seat } from '../seat.ts';
import { type Catalogues, cataloguesIn, directionOf, languageFor, nameOf } from './catalogues.ts';
import { changed, latest, others, report, term, waiting } from './sections.ts';
import { type Html, type Speak, speakerOf } from './speak.ts';

/** What came before is in the app; a day is what a principal misses at most. */
const dayMs = 86_400_000;

/** Whoever may ask, and how often, is decided where it is for all paths. */
export const plainPath = '/seat/:delegation/plain';

export async function servePlain(app: OpenAPIHono<Described>, webDir: string): Promise<void> {
  const catalogues = await cataloguesIn(webDir);
  app.get(plainPath, (context) => {
    const { door } = context.var;
    const language = languageFor(catalogues, context.req.query('lang'), context.req.header('accept-language'));
    const words = catalogues.get(language);
    if (!words) return refusal(context, 503, 'not-built');
    const seat = door.seat();
    if (!seat || (door.lock?.state(sessionOf(context)) ?? 'open') !== 'open') return locked(context, language, words);
    const speak = speakerOf(language, words, seatRoomOf(seat));
    return context.html(page(context, seat, speak, language, catalogues));
  });
}

function page(context: Context, seat: Seat, speak: Speak, language: string, catalogues: Catalogues): Html {
  const { say } = speak;
  const shown = seatRoomOf(seat);
  const now = seat.now();
  const since = parseInstant(context.req.query('since') ?? '') ?? now - dayMs;
  const hours = [{ label: 'UTC', zone: 'UTC' }, ...shown.zones].map(
    ({ label, zone }) => `${label} ${speak.clock(zone, now)}`,
  );
  const again = `?lang=${language}&since=${isoOf(now)}`;
  const mark = shown.mode === 'live' ? '' : html`<p><strong>${say(`mode.${shown.mode}`)}</strong></p>`;
  return document(
    language,
    say('frame.title', { page: say('plain.title') }),
    html`<header>
${mark}
<p>${say('frame.parley')} · ${speak.party(shown.seat)}</p>
<h1>${speak.text(shown.title)}</h1>
<p>${say('frame.asOf', { time: speak.time(shown.now) })} · <bdi dir="ltr">${hours.join(' · ')}</bdi></p>
${shown.halted ? html`<p><strong>${say('frame.halted')}</strong></p>` : ''}
<p><a href="${again}">${say('plain.again')}</a></p>
</header>
<main>
${term(speak, seat)}
${waiting(speak, seat)}
${changed(speak, seat, since)}
${report(speak, seat)}
${others(speak, seat)}
${latest(speak, seat)}
</main>
<footer>
<p>${say('plain.note')} <a href="./?lang=${language}">${say('plain.full')}</a></p>
<p>${[...catalogues.keys()].map((code) => html`<a lang="${code}" dir="${directionOf(code)}" hreflang="${code}" href="?lang=${code}">${nameOf(code)}</a> `)}</p>
</footer>` as Html,
  );
}

function locked(context: Context, language: string, words: Readonly<Record<string, string>>) {
  const said = (key: string) => words[key] ?? key;
  const body = html`<main><h1>${said('unlock.title')}</h1><p>${said('plain.locked')}</p><p><a href="./?lang=${language}">${said('plain.full')}</a></p></main>`;
  return context.html(document(language, said('frame.parley'), body as Html), 401);
}

const document = (language: string, title: Html | string, body: Html): Html =>
  html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
</head>
<body>
${body}
</body>
</html>` as Html;
