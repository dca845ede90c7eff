/** The term in the words of the wall, with its clock as it stood when the page was made. */
import { html } from 'hono/html';
import type { TruceView } from '../contract/index.ts';
import { type Term, termAt } from '../contract/term.ts';
import { type Html, inline, type Speak } from './speak.ts';

/** "49:12:08" from ms; whole seconds, never negative. */
export function digits(ms: number): Html {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (count: number) => String(count).padStart(2, '0');
  return inline([Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':'));
}

export function termLines(speak: Speak, view: TruceView, now: number): readonly Html[] {
  const term = termAt(view, now);
  const { say } = speak;
  const headline =
    term.state === 'term-ended' ? say('term.term-ended', { time: speak.utc(term.end) }) : say(`term.${term.state}`);
  return [html`<strong>${headline}</strong>` as Html, ...body(speak, term, now)];
}

const at = (speak: Speak, ms: number): Html => speak.time(new Date(ms).toISOString());

function body(speak: Speak, term: Term, now: number): readonly Html[] {
  const { say } = speak;
  switch (term.state) {
    case 'none':
      return [];
    case 'proposed':
      return term.planned === null ? [] : [say('term.planned', { time: at(speak, term.planned) })];
    case 'agreed':
      return agreed(speak, term, now);
    case 'in-force':
      return [clocked(digits(term.end - now), say('term.remaining', { time: at(speak, term.end) }))];
    case 'term-ended':
      return [
        clocked(digits(now - term.end), say('term.since', { time: at(speak, term.end) })),
        say('term.noExtension'),
      ];
    case 'telephone':
    case 'differing':
      return [
        ...term.ends.map((end) => {
          const whose = say(`end.${end.of}`, { by: end.by === null ? '' : speak.party(end.by) });
          const passed = now >= end.at;
          const until = say(passed ? 'end.passed' : 'end.ahead', { time: at(speak, end.at) });
          return html`${whose} · ${clocked(digits(Math.abs(end.at - now)), until)}` as Html;
        }),
        say(term.state === 'telephone' ? 'term.awaited' : 'term.differing.note'),
      ];
  }
}

function agreed(speak: Speak, term: Extract<Term, { state: 'agreed' }>, now: number): readonly Html[] {
  const { say } = speak;
  const lines: Html[] = [];
  if (term.set !== null && term.set > now)
    lines.push(clocked(digits(term.set - now), say('term.startSet', { time: at(speak, term.set) })));
  if (term.planned !== null && (term.slipped || term.set === null))
    lines.push(say(term.slipped ? 'term.slipped' : 'term.planned', { time: at(speak, term.planned) }));
  if (term.slipped && term.set === null) lines.push(say('term.noStart'));
  return lines;
}

const clocked = (clock: Html, words: Html): Html => html`${clock} ${words}` as Html;
