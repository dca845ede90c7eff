import { expect, test } from 'vitest';
import { actOf, type Charter, deskOf, desks } from './index.ts';

const nobody: Charter = { title: '', convener: '', delegations: [], facts: [] };

test.each(desks)('$name: an act that this version does not know is refused and changes nothing', (desk) => {
  const unknown = { kind: `${desk.name}.toString`, id: 'a', ref: 'b', by: 'x', at: 0, notBefore: 0, body: {} };
  const said = { ...unknown, saw: () => true };
  expect(desk.judge(nobody, desk.initial, said)).toBe('unknown-act');
  expect(desk.apply(nobody, desk.initial, said)).toBe(desk.initial);
});

test('an act is found by its kind, with its desk; what is no kind finds none', () => {
  expect(deskOf('hotline.call-logged')?.name).toBe('hotline');
  expect(actOf('hotline.call-logged')?.paper).toBe(true);
  for (const kind of ['hotline.toString', 'toString', 'hotline'])
    expect([deskOf(kind), actOf(kind)]).toEqual([undefined, undefined]);
});
