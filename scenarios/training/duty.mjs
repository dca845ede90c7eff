/** What every day brings: shifts and their handovers, presence, tasks, messages on the lines, notes of the mediators. */
import { at, iso, lineOf, minutes, ownOf } from './sheet.mjs';

const code = { northbank: 'N', southbank: 'S', mediator: 'M' };
const shifts = [
  ['06:00', 12],
  ['18:00', 12],
];
const items = [
  'A call back to the line',
  'The papers of the evening',
  'The room for the next round',
  'A missing stamp',
];
const asks = [
  'The line is attended. When is the next round?',
  'The reading of the second paragraph is still open here.',
  'The list desk asks for the form once more.',
  'The round of this afternoon begins half an hour later.',
  'Received. It is with the delegation.',
  'Nothing to report from this side.',
];
const notes = [
  'Both lines were attended through the night.',
  'A short round on wording is planned.',
  'The next text goes out in two languages.',
  'One question comes back from both sides.',
];

export function teams(sheet) {
  const posted = {};
  for (const who of Object.keys(code)) {
    const own = ownOf(who);
    const when = at(1, '05:00');
    sheet.say(when, who, own, 'teams.site-named', { site: 'Talks site', zone: 'Etc/UTC', hostedBy: 'second-mediator' });
    posted[who] = sheet.say(when + minutes(10), who, own, 'teams.posted', {
      team: 'Talks team',
      site: 'Talks site',
      mandate: 'Talks through the mediators',
      premisesOf: 'second-mediator',
      roles: ['Duty officer', 'List desk'],
      lines: ['Line to the mediators'],
    });
    const template = sheet.say(when + minutes(20), who, own, 'teams.template-kept', {
      name: 'Opening a day',
      steps: ['Line is attended', 'Papers are counted', 'Plan is read'],
    });
    for (let day = 1; day <= 14; day += 1) {
      const opened = sheet.say(at(day, '05:50'), who, own, 'teams.checklist-opened', {
        template,
        title: `Day ${day}`,
      });
      for (const place of [1, 2, 3])
        sheet.say(at(day, '06:20'), who, own, 'teams.step-done', { checklist: opened, place, wording: 'Done.' });
    }
  }
  return posted;
}

/** Two shifts a day, handed over with an open item each, which the next shift closes. */
export function roster(sheet, day) {
  for (const who of Object.keys(code)) {
    const own = ownOf(who);
    const officer = (n) => `${code[who]}-${1 + ((day * 2 + n) % 7)}`;
    shifts.forEach(([begin, hours], n) => {
      const from = at(day, begin);
      const end = from + minutes(hours * 60);
      const shift = sheet.say(from - minutes(30), who, own, 'teams.shift-set', {
        post: 'Duty officer',
        officer: officer(n),
        site: 'Talks site',
        from: iso(from),
        until: iso(end),
      });
      const presence = { officer: officer(n), site: 'Talks site', presence: 'present', at: iso(from) };
      sheet.say(from, who, own, 'teams.presence-noted', presence);
      const handover = sheet.say(end - minutes(10), who, own, 'teams.shift-handed-over', {
        shift,
        incoming: officer(n + 1),
        summary: 'A quiet shift.',
        openItems: [sheet.dice.pick(items)],
      });
      const signed = { handover, officer: officer(n + 1) };
      sheet.say(end + minutes(2), who, own, 'teams.handover-countersigned', signed);
      sheet.say(end + minutes(60), who, own, 'teams.item-closed', { handover, item: 1, wording: 'Seen to.' });
    });
    const due = iso(at(day, '17:00'));
    const task = sheet.say(at(day, '08:00'), who, own, 'teams.task-set', {
      what: 'Read the plan',
      role: 'Duty officer',
      due,
    });
    sheet.say(at(day, '16:00'), who, own, 'teams.task-done', { task, wording: 'Read.' });
  }
}

/** How many messages stand in each line, so that what each seat is shown can be foretold. */
export function lines(sheet, day, counts) {
  for (const side of ['northbank', 'southbank']) {
    for (const time of ['07:10', '10:40', '15:10', '20:40']) {
      const by = sheet.dice.under(2) === 0 ? side : 'mediator';
      sheet.say(at(day, time), by, lineOf(side), 'talks.message-sent', { text: sheet.dice.pick(asks) });
      counts[side] += 1;
    }
  }
  for (const [time, by] of [
    ['08:40', 'mediator'],
    ['13:40', 'second-mediator'],
    ['20:40', 'mediator'],
  ]) {
    sheet.say(at(day, time), by, 'mediators', 'talks.noted', { text: sheet.dice.pick(notes) });
    counts.notes += 1;
  }
  sheet.say(at(day, '10:40'), 'intermediary', 'intermediary-north', 'talks.message-sent', {
    text: 'The intermediary can be reached here today.',
  });
  sheet.say(at(day, '10:40'), 'intermediary', 'intermediary-south', 'talks.message-sent', {
    text: 'The intermediary can be reached here today.',
  });
}
