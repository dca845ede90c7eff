/** What happens around the talks: incidents, humanitarian notifications, calls, statements, reports to principals. */
import { at, iso, lineOf, minutes, other, ownOf, sides } from './sheet.mjs';

const places = ['The crossing', 'The old mill', 'The ferry landing', 'The market road', 'The pump house'];
const seen = ['Shots were heard.', 'A vehicle was stopped for an hour.', 'A drone was seen.', 'A fence was moved.'];

/** Report, inquiry, visit, both versions, finding, one joins and one dissents, remedy and accounts. */
export function incident(sheet, day) {
  const side = sheet.dice.pick(sides);
  const incident = sheet.paper(at(day, '09:00'), side, 'incidents.reported', {
    place: { as: 'named-place', name: sheet.dice.pick(places) },
    occurredAt: iso(at(day, '08:20')),
    severity: sheet.dice.pick(['minor', 'minor', 'serious']),
    intent: 'not-known',
    source: sheet.dice.pick(['own-observation', 'told-by-others', 'public-report']),
    text: sheet.dice.pick(seen),
  });
  const mandate = { incident, mandate: 'To visit the place and to report.', members: ['second-mediator', ...sides] };
  const inquiry = sheet.say(at(day, '10:00'), 'mediator', 'notice', 'incidents.inquiry-opened', mandate);
  const visit = {
    inquiry,
    visit: day % 3 === 0 ? 'cancelled' : 'made',
    at: iso(at(day, '12:00')),
    wording: 'As planned.',
  };
  sheet.say(at(day, '13:00'), 'second-mediator', 'notice', 'incidents.visit-recorded', visit);
  sides.forEach((one) => {
    const says = one === side ? 'As reported.' : 'Nothing of the kind was seen from here.';
    sheet.paper(at(day, '13:30'), one, 'incidents.version-given', { incident, says });
  });
  const found = { inquiry, text: 'Something was heard; from where could not be established.' };
  const finding = sheet.say(at(day, '17:00'), 'second-mediator', 'notice', 'incidents.finding-made', found);
  sides.forEach((one) => {
    const answer = one === side ? 'dissented' : 'joined';
    const word = { finding, answer, wording: one === side ? 'More could be established.' : 'So it was seen.' };
    sheet.paper(at(day, '17:30'), one, 'incidents.finding-answered', word);
  });
  const asked = { incident, expectedFrom: other(side), text: 'A word to the post.', due: iso(at(day, '21:00')) };
  const remedy = sheet.say(at(day, '18:00'), 'mediator', 'notice', 'incidents.remedy-proposed', asked);
  const done = { remedy, account: 'done', wording: 'The word was passed.' };
  sheet.paper(at(day, '20:00'), other(side), 'incidents.remedy-account-given', done);
}

/** A site or a movement, through the mediator to the named side only. */
export function notification(sheet, day) {
  const [from, to] = day % 4 === 0 ? sides : [...sides].reverse();
  const when = at(day, '10:20');
  const what = {
    of: sheet.dice.pick(['site', 'movement']),
    place: { as: 'named-place', name: sheet.dice.pick(places) },
    from: iso(at(day, '12:00')),
    until: iso(at(day, '20:00')),
    wording: 'A clinic and its vehicles.',
  };
  const given = sheet.say(when, from, lineOf(from), 'notifications.given', { to, ...what });
  const passed = sheet.say(when + minutes(10), 'mediator', lineOf(to), 'notifications.passed-on', {
    ...{ to, givenBy: from },
    ...what,
  });
  const told = (after, step) =>
    sheet.say(when + minutes(after), 'mediator', lineOf(from), 'notifications.progress-reported', {
      ...{ notification: given, step },
      at: iso(when + minutes(after - 10)),
      wording: 'Through the line.',
    });
  told(20, 'passed-on');
  sheet.say(when + minutes(30), to, lineOf(to), 'notifications.acknowledged', {
    notification: passed,
    wording: 'Noted.',
  });
  told(40, 'acknowledged');
}

export function call(sheet, day) {
  const [from, to] = day % 4 === 0 ? sides : [...sides].reverse();
  const logged = sheet.paper(at(day, '15:20'), from, 'hotline.call-logged', {
    ...{ from, to },
    onLine: 'The direct line',
    at: iso(at(day, '15:10')),
    call: 'spoken',
    about: sheet.dice.pick(['The crossing', 'The pump house', 'The convoy of tomorrow']),
  });
  sheet.paper(at(day, '15:40'), to, 'hotline.call-answered', {
    call: logged,
    answer: 'confirmed',
    wording: 'So it was.',
  });
}

/** Two statements of others a day, some with a figure of their own beside the record's. */
export function press(sheet, day, total, said) {
  for (const [index, label] of ['Northbank', 'Southbank'].entries()) {
    const counted = total.out > 0;
    const value = total.out + (index === 1 && day % 3 === 0 ? 1 : 0);
    sheet.say(at(day, '20:10'), 'mediator', 'notice', 'statements.logged', {
      speaker: 'Spokesperson',
      onBehalfOf: label,
      outlet: 'Public statement',
      groundRule: 'on-record',
      language: 'en',
      saidAt: iso(at(day, '20:00', index)),
      text: counted ? 'A total of the persons released so far.' : 'The talks go on.',
      claims: counted ? [{ figure: 'out-total', value, countingRule: 'Persons who crossed' }] : [],
    });
    if (counted) said.push(value);
  }
}

/** The day's report to a remote principal, and a question to an office that is answered in time. */
export function reports(sheet, day) {
  const asOf = iso(at(day, '20:30'));
  const generated = [{ text: `Day ${day} is on the record.`, entries: [] }];
  const lines = [{ text: `Day ${day} is on the record.`, of: 1 }];
  const made = { asOf, generated, lines };
  const draft = sheet.say(at(day, '20:40'), 'mediator', 'own-mediator', 'principals.report-drafted', made);
  const whole = { ...made, office: 'Situation desk', draft };
  sheet.say(at(day, '20:50'), 'mediator', 'own-mediator', 'principals.report-signed', whole);
  const of = [{ delegation: 'guarantor', office: 'Office of the guarantor' }];
  const signed = { asOf, office: 'Situation desk', generated, lines };
  const report = sheet.say(at(day, '21:00'), 'mediator', 'guarantor-line', 'principals.report-signed', signed);
  const sent = sheet.say(at(day, '21:10'), 'mediator', 'guarantor-line', 'principals.report-distributed', {
    report,
    of,
  });
  const read = { ask: sent, office: 'Office of the guarantor' };
  sheet.say(at(day, '21:40'), 'guarantor', 'guarantor-line', 'principals.acknowledged', read);
  for (const side of sides) {
    const request = sheet.say(at(day, '06:40'), side, ownOf(side), 'principals.decision-requested', {
      question: 'Which of the two rounds is attended today?',
      options: ['The morning round', 'The evening round'],
      of: { delegation: side, office: 'Principal' },
      due: iso(at(day, '12:00')),
    });
    const answer = { request, option: 1 + sheet.dice.under(2), office: 'Principal' };
    sheet.say(at(day, '08:20'), side, ownOf(side), 'principals.decision-answered', answer);
  }
}

/** One statement in the name of both sides, cleared by each, released when they are home. */
export function joint(sheet) {
  const text = sheet.say(
    at(6, '09:20'),
    'mediator',
    'notice',
    'statements.drafted',
    {
      title: 'On the third day of the exchange',
      speaker: 'Mediators',
      groundRule: 'on-record',
      prevailing: 'en',
      versions: [{ language: 'en', paragraphs: ['Thirty persons are home.'] }],
      embargo: { lifts: 'at-a-time', at: iso(at(6, '21:00')) },
      clearedBy: ['mediator', ...sides],
    },
    'joint',
  );
  sheet.say(at(6, '09:40'), 'mediator', 'notice', 'statements.cleared', { text, answer: 'cleared' });
  for (const side of sides)
    sheet.paper(at(6, '10:40'), side, 'statements.clearance-given', { text, answer: 'cleared' });
  const early = { text, at: iso(at(6, '20:00')), outlet: 'Joint statement' };
  sheet.refused(sheet.say(at(6, '20:00'), 'mediator', 'notice', 'statements.released', early), 'under-embargo');
  sheet.say(at(6, '21:10'), 'mediator', 'notice', 'statements.released', { ...early, at: iso(at(6, '21:10')) });
}
