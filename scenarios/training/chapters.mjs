/** The way through the two weeks for somebody who is new: a moment, what to see there, and in whose seat. */
import { at, iso } from './sheet.mjs';

const chapter = (day, time, en, ar, look) => ({
  at: iso(at(day, time)),
  title: { en: en[0], ar: ar[0] },
  text: { en: en[1], ar: ar[1] },
  look: look.map(([seat, page]) => ({ seat, page })),
});

export const chapters = [
  chapter(
    1,
    '13:00',
    [
      'Day 1: your own line',
      'A delegation writes on its own line and sees that one only. Open both parties: each has the draft and its own positions; the mediator alone sees both.',
    ],
    [
      'اليوم 1: خطك أنت',
      'يكتب الوفد في خطه ولا يرى سواه. افتحوا الطرفين: لدى كل منهما المسودة ومواقفه هو؛ والوسيط وحده يرى مواقف الاثنين.',
    ],
    [
      ['northbank', 'talks'],
      ['southbank', 'talks'],
      ['mediator', 'talks'],
    ],
  ),
  chapter(
    2,
    '18:30',
    [
      'Day 2: an offer and a counter-offer',
      'An answer binds to one exact text. Taken ad referendum it waits for a principal; the page says so until the word comes.',
    ],
    [
      'اليوم 2: عرض وعرض مقابل',
      'يُلزم الجواب بنص واحد بعينه. والجواب المشروط بموافقة المرجع ينتظر كلمته؛ وتقول الصفحة ذلك حتى تصل.',
    ],
    [
      ['southbank', 'talks'],
      ['northbank', 'talks'],
    ],
  ),
  chapter(
    3,
    '23:30',
    [
      'Day 3: signed, and not in force',
      'The truce is signed and begins in the morning. Its clock is reckoned from the text; nothing has to run for it.',
    ],
    [
      'اليوم 3: موقَّعة وليست سارية بعد',
      'وُقّعت الهدنة وتبدأ في الصباح. وتُحسب ساعتها من النص، ولا يلزم أن يعمل شيء من أجلها.',
    ],
    [
      ['guarantor', 'truce'],
      ['mediator', 'wall'],
    ],
  ),
  chapter(
    6,
    '14:00',
    [
      'Day 6: a handover is held',
      'Both accounts stand side by side and the room adds no finding. In the list desks’ channel each leg waits for two receipts.',
    ],
    [
      'اليوم 6: تعليق عملية تسليم',
      'تقف الروايتان جنبًا إلى جنب ولا تضيف الغرفة حكمًا. وفي قناة مكاتب القوائم ينتظر كل جزء من الطريق إيصالين.',
    ],
    [
      ['northbank', 'exchange'],
      ['southbank', 'exchange'],
    ],
  ),
  chapter(
    10,
    '06:05',
    [
      'Day 10: said on the telephone',
      'An extension was said on the telephone and its paper is awaited. Both ends are shown; no screen chooses between them.',
    ],
    [
      'اليوم 10: قيل بالهاتف',
      'قيل التمديد بالهاتف وما زالت ورقته منتظرة. تُعرض النهايتان معًا، ولا تختار أي شاشة بينهما.',
    ],
    [
      ['southbank', 'truce'],
      ['mediator', 'wall'],
    ],
  ),
  chapter(
    11,
    '20:30',
    [
      'Day 11: the term has ended, a team goes home',
      'No extension is in the record. A team is recalled, and only its own delegation sees that; its line stays open.',
    ],
    ['اليوم 11: انتهت المدة وعاد فريق', 'لا تمديد في السجل. استُدعي فريق ولا يرى ذلك إلا وفده؛ وخطه ما زال مفتوحًا.'],
    [
      ['northbank', 'teams'],
      ['guarantor', 'truce'],
    ],
  ),
  chapter(
    12,
    '12:00',
    [
      'Day 12: one side suspends',
      'The others go on by a reduced procedure that has an end. Who suspended keeps all that it had and can come back.',
    ],
    ['اليوم 12: طرف يعلّق مشاركته', 'يمضي الآخرون بإجراء مخفَّف له نهاية. ويحتفظ من علّق بكل ما كان لديه ويستطيع أن يعود.'],
    [
      ['mediator', 'charter'],
      ['southbank', 'charter'],
    ],
  ),
  chapter(
    14,
    '20:00',
    [
      'Day 14: a second truce',
      'The second text renews itself by silence. Look at the record: two weeks, every entry signed, each copy checked by itself.',
    ],
    [
      'اليوم 14: هدنة ثانية',
      'يتجدد النص الثاني بالسكوت. انظروا إلى السجل: أسبوعان، وكل قيد موقَّع، وكل نسخة يُتحقق منها وحدها.',
    ],
    [
      ['northbank', 'truce'],
      ['northbank', 'record'],
    ],
  ),
];
