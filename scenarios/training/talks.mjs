/** The talks: drafts of one text, positions, messages that are conveyed, offers, a double-blind answer, an impasse. */
import { at, iso, lineOf, minutes, other, sides } from './sheet.mjs';

const article = (number, title, text) => ({ number, title, versions: [{ language: 'en', text }] });

export function drafts(sheet) {
  const put = (when, name, body) => {
    const draft = sheet.say(when, 'mediator', 'line-north', 'talks.draft-put', body, name);
    sheet.say(when + minutes(2), 'mediator', 'line-south', 'instrument.conveyed', { of: draft });
    return draft;
  };
  const one = put(at(1, '09:00'), 'draft-1', {
    title: 'First draft',
    prevailing: 'en',
    articles: [
      article('1', 'Truce', 'The parties keep still for [four | six] days.'),
      article('2', 'Persons', 'Persons are released day by day.'),
      article('3', 'Aid', 'Trucks pass [every day | on four days].'),
    ],
    dropped: [],
  });
  const two = put(at(2, '09:00'), 'draft-2', {
    title: 'Second draft',
    base: one,
    baseHash: '#draft-1',
    prevailing: 'en',
    articles: [article('1', 'Truce', 'The parties keep still for four days.')],
    dropped: [],
  });
  const three = put(at(3, '09:00'), 'draft-3', {
    title: 'Third draft',
    base: two,
    baseHash: '#draft-2',
    prevailing: 'en',
    articles: [
      article('3', 'Aid', 'Trucks pass every day.'),
      article('4', 'Incidents', 'Incidents are inquired into.'),
    ],
    dropped: [],
  });
  const stand = (day, draft, numbers) => {
    for (const side of sides)
      for (const number of numbers) {
        const stance = day === 3 ? 'agreed' : sheet.dice.pick(['agreed', 'reserved', 'ad-referendum']);
        const when = at(day, '12:00');
        sheet.say(when, side, lineOf(side), 'talks.position-taken', { draft, article: number, stance });
      }
  };
  stand(1, one, ['1', '2', '3']);
  stand(2, two, ['1', '2', '3']);
  stand(3, three, ['1', '2', '3', '4']);
  for (const [side, says] of [
    ['northbank', 'Whole days.'],
    ['southbank', 'Hours of daylight.'],
  ]) {
    const body = { article: '3', term: 'every day', says };
    sheet.say(at(2, '15:00'), side, lineOf(side), 'talks.understanding-given', body);
  }
  const open = { article: '3', term: 'every day', wording: 'Left open on purpose.' };
  sheet.say(at(2, '18:00'), 'mediator', 'mediators', 'talks.term-left-open', open);
  sheet.say(at(2, '18:10'), 'northbank', 'own-north', 'talks.red-line-kept', {
    article: '2',
    text: 'No names in public.',
  });
  return three;
}

/** A message handed in, held, conveyed word for word and acknowledged; each day one from each side. */
export function conveyed(sheet, day) {
  for (const side of sides) {
    const when = at(day, '09:30');
    const to = other(side);
    const text = sheet.dice.pick([
      'A question on the second paragraph.',
      'The hour of tomorrow is fine.',
      'A word on trucks.',
    ]);
    const of = sheet.say(when, side, lineOf(side), 'talks.message-handed-in', { to, text });
    const told = (after, step, more) =>
      sheet.say(when + minutes(after), 'mediator', lineOf(side), 'talks.step-told', { of, step, ...more });
    told(10, 'received');
    sheet.say(when + minutes(30), 'mediator', lineOf(to), 'instrument.conveyed', { of });
    told(40, 'conveyed', { words: 'verbatim' });
    sheet.say(when + minutes(60), to, lineOf(to), 'talks.acknowledged', { of });
  }
}

export function offers(sheet) {
  const offer = sheet.say(
    at(2, '16:00'),
    'southbank',
    'line-south',
    'talks.offered',
    {
      to: 'northbank',
      text: 'Ten persons on the first day.',
      conditions: ['Trucks from the first day'],
      expiresAt: iso(at(3, '16:00')),
    },
    'offer',
  );
  sheet.say(at(2, '16:20'), 'mediator', 'line-north', 'instrument.conveyed', { of: offer });
  const counter = sheet.say(
    at(2, '17:00'),
    'northbank',
    'line-north',
    'talks.offered',
    {
      to: 'southbank',
      text: 'Twelve persons on the first day, with trucks.',
      conditions: [],
      counterTo: offer,
    },
    'counter',
  );
  sheet.say(at(2, '17:20'), 'mediator', 'line-south', 'instrument.conveyed', { of: counter });
  const body = { of: counter, hash: '#counter', answer: 'ad-referendum' };
  const answer = sheet.say(at(2, '19:00'), 'southbank', 'line-south', 'talks.text-answered', body);
  const decided = { answer, decision: 'confirmed', wording: 'Confirmed by the principal.' };
  const word = sheet.say(at(3, '07:30'), 'southbank', 'line-south', 'talks.principal-decided', decided);
  for (const paper of [answer, word])
    sheet.say(at(3, '08:00'), 'mediator', 'line-north', 'instrument.conveyed', { of: paper });
}

/** One text to both, each answers the mediator alone. It is announced, as both say yes. */
export function doubleBlind(sheet) {
  const text = 'Both sides name one officer for the hot line.';
  const question = sheet.say(at(3, '13:40'), 'mediator', 'line-north', 'talks.double-blind-put', { text, sides });
  sheet.say(at(3, '13:45'), 'mediator', 'line-south', 'instrument.conveyed', { of: question });
  for (const side of sides) {
    const when = at(3, '14:00');
    const consent = sheet.say(when, side, lineOf(side), 'talks.double-blind-consented', { question });
    sheet.say(when + minutes(10), 'mediator', lineOf(other(side)), 'instrument.conveyed', { of: consent });
  }
  for (const side of sides)
    sheet.say(at(3, '14:40'), 'mediator', lineOf(side), 'talks.double-blind-opened', { question });
  for (const side of sides)
    sheet.say(at(3, '15:00'), side, lineOf(side), 'talks.double-blind-answered', { question, answer: 'yes' });
  for (const side of sides)
    sheet.say(at(3, '15:30'), 'mediator', lineOf(side), 'talks.double-blind-closed', { question, outcome: 'agreed' });
}

export function impasse(sheet) {
  const body = {
    cause: 'No list towards a further day is on the table.',
    owner: 'southbank',
    lastOffers: ['A shorter list, refused on the tenth day'],
    nextContact: iso(at(12, '10:00')),
  };
  const declared = sheet.say(at(11, '11:00'), 'mediator', 'notice', 'talks.impasse-declared', body);
  sheet.say(at(11, '11:30'), 'mediator', 'mediators', 'talks.movement-watched', { hours: 12 });
  const recess = { remedy: 'recess', wording: 'A recess until the evening of the next day.' };
  const begun = sheet.say(at(11, '12:00'), 'mediator', 'notice', 'talks.remedy-begun', recess);
  sheet.say(at(12, '18:00'), 'mediator', 'notice', 'talks.remedy-ended', {
    remedy: begun,
    wording: 'The round is open again.',
  });
  const ended = { impasse: declared, wording: 'Both sides have named a date.' };
  sheet.say(at(13, '09:00'), 'mediator', 'notice', 'talks.impasse-ended', ended);
}
