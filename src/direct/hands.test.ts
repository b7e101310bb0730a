import { expect, test } from 'vitest';
import propTable from './data/props.json' with { type: 'json' };
import { isHeld, ownerBefore } from './hands.ts';
import type { Performer } from './performers.ts';

const entry = (noun: string) => propTable.find((prop) => prop.noun === noun)!;

test.each([
  ['The detective searches a library for a stolen book.', 'book'],
  ['The girl looks everywhere for her lost book.', 'book'],
  ["The teacher's book is gone.", 'book'],
  ['侦探在图书馆里寻找被偷的书。', 'book'],
  ['老师的书被偷了。', 'book'],
])('what is looked for or gone is in nobody’s hands: %s', (text, noun) => {
  expect(isHeld(text, entry(noun))).toBe(false);
});

test.each([
  ['The thief hugs the stolen book with both arms.', 'book'],
  ['The girl finds the book and opens it.', 'book'],
  ['小偷提着偷来的灯笼。', 'lantern'],
])('what is found is: %s', (text, noun) => {
  expect(isHeld(text, entry(noun))).toBe(true);
});

test.each([
  ['The detective turns round and sees a librarian with the stolen ', 'librarian'],
  ['侦探绕过书桌，看见管理员抱着', 'librarian'],
  ['The detective looks at the librarian and takes the ', undefined],
])('whoever is named right before a thing has it: %s', (before, owner) => {
  const cast = [
    { id: 'detective', names: ['detective', '侦探'] },
    { id: 'librarian', names: ['librarian', '管理员'] },
  ] as unknown as Performer[];
  expect(ownerBefore(cast, before)).toBe(owner);
});
