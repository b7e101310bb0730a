import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { make } from './__fixtures__/film.ts';
import { storyboardHtml } from './index.ts';

const { plan, screenplay } = make(readFileSync(new URL('./__fixtures__/umbrella.fountain', import.meta.url), 'utf8'));
const dialogue = new Map(
  screenplay.scenes.flatMap((scene) =>
    scene.beats.flatMap((beat) => (beat.kind === 'dialogue' ? [[beat.speech.id, beat.speech] as const] : [])),
  ),
);

test('a panel for every shot with slate, size, lens and what is said', () => {
  const page = storyboardHtml(plan, new Map([[plan.shots[0]!.id, 'storyboard/1A.png']]), { language: 'en', dialogue });
  expect(page.match(/<article>/g)).toHaveLength(plan.shots.length);
  for (const shot of plan.shots) expect(page).toContain(`<b>${shot.slate}</b>`);
  expect(page).toContain('src="storyboard/1A.png"');
  expect(page).toContain('Will you stay?');
  expect(page).toContain('no picture yet');
});

test('hostile text stays text, and pictures come only from the film or as data', () => {
  const hostile = { ...plan, title: '<script>alert(1)</script>' };
  const [first, second, third] = plan.shots;
  const stills = new Map([
    [first!.id, 'https://example.com/a.png'],
    [second!.id, 'javascript:alert(1)'],
    [third!.id, 'x" onerror="alert(1)'],
  ]);
  const page = storyboardHtml(hostile, stills, { language: 'en' });
  expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org\/2000\/svg)|javascript:|" onerror=/);
});

test('labels in Chinese', () => {
  const page = storyboardHtml(plan, new Map(), { language: 'zh' });
  expect(page).toContain('<html lang="zh-Hans">');
  expect(page).toContain('第1场');
  expect(page).toContain('分镜头脚本');
});
