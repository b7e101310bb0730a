import { expect, test } from 'vitest';
import type { Language } from '../film/index.ts';
import { filmed } from './__fixtures__/filmed.ts';

const heads = new Set(['headless', 'face-cut', 'face-hidden']);

test.each<[Language, string]>([
  [
    'en',
    `INT. CLASSROOM - DUSK

A schoolgirl kneels by a stray dog and strokes it.

SCHOOLGIRL
You died warm and not alone. That much I could do.

A young teacher comes in, sees the dog, and lays an arm around the schoolgirl.`,
  ],
  [
    'zh',
    `外景 雪林 - 清晨

老木匠跪在小女孩面前。

老木匠
灯笼坏了不怪你，人回来就好。

一位女医生走进来，看着小女孩。木匠抱住小女孩。`,
  ],
])('%s: who comes to people on the ground has a head, and an embrace shows a face', (language, text) => {
  const { plan, broken } = filmed(text, language);
  expect(plan.shots.some((shot) => shot.staging.actors.length > 2)).toBe(true);
  expect(broken.filter(({ code }) => heads.has(code))).toEqual([]);
});
