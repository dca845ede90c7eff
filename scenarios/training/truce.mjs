/** The truce: its text, two extensions, of which one was first said on the telephone, a term that ends, and a second truce. */
import { at, iso, minutes, sides } from './sheet.mjs';

const aid = {
  track: 'aid',
  what: 'Trucks pass the crossing',
  quantity: 20,
  unit: 'trucks',
  countingRule: 'Each truck once.',
};
const fuel = {
  track: 'fuel',
  what: 'Fuel for the pumps',
  quantity: 4,
  unit: 'tankers',
  countingRule: 'Full tankers only.',
};

function agreed(sheet, when, name, body) {
  const truce = sheet.say(when, 'mediator', 'notice', 'truce.proposed', body, name);
  for (const side of sides) sheet.paper(when + minutes(20), side, 'truce.accepted', { truce });
  for (const side of sides)
    sheet.paper(when + minutes(60), side, 'truce.signed', {
      truce,
      signedAt: iso(when + minutes(50)),
      wording: 'Signed in two copies.',
    });
  const start = { truce, start: body.plannedStart, wording: body.startWording };
  sheet.say(when + minutes(90), 'mediator', 'notice', 'truce.start-set', start);
  return truce;
}

export function truce(sheet) {
  const first = agreed(sheet, at(3, '17:00'), 'truce', {
    text: 'A truce of four days; each ten persons released alive extend it by one day.',
    plannedStart: iso(at(4, '06:00')),
    startWording: '6 March, 06:00',
    hours: 96,
    releasing: 'southbank',
    extension: { model: 'performance', hoursPer: 24, personsPer: 10 },
  });
  extensions(sheet, first);
  const second = agreed(sheet, at(14, '09:00'), 'second-truce', {
    text: 'A truce of ten days, renewed by silence.',
    plannedStart: iso(at(14, '18:00')),
    startWording: '16 March, 18:00',
    hours: 240,
    releasing: 'southbank',
    extension: { model: 'tacit', hours: 240, noticeHours: 48 },
  });
  return { first, second };
}

function extensions(sheet, truce) {
  const handIn = (when, living, hours, name) => {
    const wording = `${living} persons, for ${hours} hours.`;
    return sheet.paper(when, 'southbank', 'truce.list-handed-in', { truce, living, remains: 0, hours, wording }, name);
  };
  const one = handIn(at(7, '15:00'), 20, 48, 'list-one');
  sheet.paper(at(7, '17:00'), 'northbank', 'truce.extension-agreed', {
    list: one,
    hours: 48,
    wording: 'Two more days.',
  });
  const two = handIn(at(9, '20:00'), 10, 24, 'list-two');
  sheet.say(at(10, '05:50'), 'mediator', 'notice', 'truce.extension-stated', {
    truce,
    hours: 24,
    saidBy: 'northbank',
    onLine: 'Telephone',
    saidAt: iso(at(10, '05:48')),
    heardBy: ['mediator'],
  });
  sheet.paper(at(10, '06:20'), 'northbank', 'truce.extension-agreed', {
    list: two,
    hours: 24,
    wording: 'One more day.',
  });
  const three = handIn(at(10, '20:00'), 6, 24, 'list-three');
  sheet.paper(at(10, '22:00'), 'northbank', 'truce.list-refused', {
    list: three,
    ground: 'Shorter than the terms ask.',
  });
  const late = { truce, living: 10, remains: 0, hours: 24, wording: 'Ten persons.' };
  sheet.refused(
    sheet.say(at(11, '06:10'), 'southbank', 'line-south', 'truce.list-handed-in', late),
    'after-the-due-time',
  );
  for (const [side, says] of [
    ['northbank', 'No list that meets the terms came.'],
    ['southbank', 'A list came and was refused.'],
  ]) {
    const account = { truce, about: 'list', due: iso(at(11, '06:00')), says };
    sheet.paper(at(11, '08:00'), side, 'truce.account-given', account);
  }
}

/** Each day each side counts trucks and tankers, and the mediator counts beside them. */
export function obligations(sheet, truce) {
  const recorded = [aid, fuel].map((one, index) =>
    sheet.say(at(3, '20:00') + 1000 * index, 'mediator', 'notice', 'truce.obligation-recorded', {
      ...{ truce, expectedFrom: 'northbank', ...one },
      due: iso(at(4, '18:00')),
      everyHours: 24,
    }),
  );
  for (const obligation of recorded)
    for (const side of sides) sheet.paper(at(3, '20:30'), side, 'truce.obligation-accepted', { obligation });
  for (let day = 4; day <= 10; day += 2) {
    const due = iso(at(day, '18:00'));
    recorded.forEach((obligation, index) => {
      const whole = index === 0 ? 20 : 4;
      for (const side of sides) {
        const quantity = side === 'southbank' && day === 6 ? whole - 3 : whole;
        const count = { obligation, due, quantity, asOf: due };
        sheet.paper(at(day, '18:10'), side, 'truce.count-given', count);
      }
      sheet.say(at(day, '18:40'), 'mediator', 'notice', 'truce.count-given', {
        obligation,
        due,
        quantity: whole,
        asOf: due,
      });
    });
  }
}

/** One side is not there for a day; the others go on by a reduced procedure, and it comes back. */
export function suspension(sheet) {
  const suspends = { status: 'suspended', wording: 'The delegation takes no part until it has consulted.' };
  sheet.say(at(12, '08:00'), 'southbank', 'charter', 'charter.participation-declared', suspends);
  const decision = {
    kind: 'reduced-procedure',
    procedure: 'Urgent matters by the line only.',
    until: iso(at(13, '20:00')),
  };
  const body = { decision, wording: 'Temporary, and told to the delegation that is not there.' };
  const proposed = sheet.say(at(12, '09:00'), 'mediator', 'charter', 'charter.decision-proposed', body);
  sheet.say(at(12, '09:30'), 'northbank', 'charter', 'charter.decision-approved', { decision: proposed });
  sheet.say(at(13, '07:00'), 'southbank', 'charter', 'charter.participation-declared', { status: 'active' });
}
