import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fromFrames, Problem } from '../film/index.ts';
import { findBrowser } from '../stage/node/index.ts';
import { twoShotFilm } from './__fixtures__/films.ts';
import { silence } from './__fixtures__/silence.ts';
import { startViewer, type Viewer, type ViewerFilm } from './index.ts';

let folder: string;
let text: string;
let browser: Browser;
let viewer: Viewer;
let page: Page;
let plan: () => ViewerFilm | Promise<ViewerFilm>;
const errors: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'auteur-viewer-'));
  text = join(folder, 'screenplay.fountain');
  plan = twoShotFilm;
  viewer = await startViewer({ plan: async () => plan(), watch: [text], host: '127.0.0.1' });
  const found = await findBrowser();
  browser = await chromium.launch({
    executablePath: found.program,
    env: { ...(process.env as Record<string, string>), ...found.environment },
    args: [
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
      '--mute-audio',
    ],
  });
  page = await browser.newPage({ viewport: { width: 860, height: 480 }, locale: 'en', reducedMotion: 'reduce' });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.setDefaultTimeout(8000);
  await page.goto(viewer.url);
  await page.waitForSelector('#picture canvas');
});

beforeEach(async () => {
  await change(twoShotFilm);
  await page.keyboard.press('k');
  await page.keyboard.press('Home');
  await drawn();
});

afterAll(async () => {
  await browser?.close();
  await viewer?.close();
  rmSync(folder, { recursive: true });
});

let changes = 0;

/** As an author: saves the text, and the page answers. */
async function change(next: () => ViewerFilm): Promise<void> {
  const { promise: seen, resolve } = Promise.withResolvers<void>();
  plan = () => seen.then(next);
  writeFileSync(text, String(++changes));
  await page.waitForFunction(() => document.getElementById('status')?.dataset.state === 'planning');
  resolve();
  await page.waitForFunction(() => document.getElementById('status')?.dataset.state === 'live');
}

/** Waits until the frame of the moment is drawn. */
async function drawn(): Promise<void> {
  await page.waitForSelector('#picture[data-state=drawn]');
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** The picture alone, without what lies over it. */
async function picture(): Promise<Buffer> {
  await page.evaluate(() => document.getElementById('toast')!.classList.remove('shown'));
  await drawn();
  return page.locator('#picture').screenshot();
}

const timecode = () => page.locator('#timecode').textContent();
const currentShot = () => page.locator('.shot[aria-current] .slate').textContent();

async function clickTimeline(part: number): Promise<void> {
  const box = (await page.locator('#timeline').boundingBox())!;
  await page.mouse.click(box.x + box.width * part, box.y + box.height / 2);
}

test('playing goes on in real time and the picture moves', async () => {
  const first = await picture();
  await page.keyboard.press('Space');
  await page.waitForFunction(() => document.getElementById('timecode')!.textContent! > '00:00:01:00');
  await page.keyboard.press('Space');
  expect((await picture()).equals(first)).toBe(false);
  const stopped = await timecode();
  await new Promise((done) => setTimeout(done, 150));
  expect(await timecode()).toBe(stopped);
});

test('scrubbing leads to the other shot, its picture and its line', async () => {
  const first = await picture();
  await clickTimeline(0.75);
  expect(await timecode()).toBe('00:00:03:00');
  expect(await currentShot()).toBe('1B');
  expect(await page.locator('#caption').textContent()).toBe('LIN Nobody comes here.');
  expect((await picture()).equals(first)).toBe(false);
  await page.locator('.shot').first().click();
  expect(await timecode()).toBe('00:00:00:00');
  expect((await picture()).equals(first)).toBe(true);
});

test('the keys of an editing desk', async () => {
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
    return timecode();
  };
  expect(await press('ArrowRight', 'ArrowRight', 'ArrowLeft')).toBe('00:00:00:01');
  expect(await press('ArrowDown')).toBe('00:00:02:00');
  expect(await press('ArrowUp')).toBe('00:00:00:00');
  expect(await press('End')).toBe('00:00:03:23');
  await press('j', 'j');
  expect(await page.locator('#speed').textContent()).toBe('−2×');
  await page.waitForFunction(() => document.getElementById('timecode')!.textContent! < '00:00:03:00');
  await press('k');
  expect(await page.locator('#play').getAttribute('aria-label')).toBe('Play (Space)');
});

test('a changed text is shown at once, at the same place of the same shot', async () => {
  await clickTimeline(0.75);
  await change(() => {
    const film = twoShotFilm({ title: 'The Longer Bridge' });
    const [one, two] = film.shots as [ViewerFilm['shots'][0], ViewerFilm['shots'][0]];
    const later = fromFrames(48, film.rate);
    const added = { ...one, id: 'new', slate: '1A', start: 0 };
    return {
      ...film,
      shots: [added, { ...one, slate: '1B', start: later }, { ...two, slate: '1C', start: two.start + later }],
    };
  });
  expect(await page.locator('#title').textContent()).toBe('The Longer Bridge');
  expect(await timecode()).toBe('00:00:05:00');
  expect(await currentShot()).toBe('1C');
  expect(await page.locator('#toast').textContent()).toBe('Reloaded, still at 1C');
});

test('a problem of the text lies over the film until it is mended', async () => {
  await change(() => {
    const where = { file: 'screenplay.fountain', line: 12 };
    throw new Problem({ code: 'no-scenes', message: '<b>There</b> is no scene.', where, fix: 'Write a heading.' });
  });
  const panel = page.locator('#problem');
  expect(await panel.isVisible()).toBe(true);
  expect(await panel.locator('p').allTextContents()).toEqual([
    '<b>There</b> is no scene.',
    'screenplay.fountain:12',
    'Write a heading.',
  ]);
  await page.keyboard.press('ArrowDown');
  expect(await currentShot()).toBe('1B');
  await change(twoShotFilm);
  expect(await panel.isVisible()).toBe(false);
});

test('a shot that cannot be staged is said, and the others still play', async () => {
  await change(() => {
    const film = twoShotFilm();
    film.shots[1]!.staging.set.builder = 'moon-palace';
    return film;
  });
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => document.getElementById('notice')!.textContent!.includes('moon-palace'));
  await page.keyboard.press('ArrowUp');
  await drawn();
});

test('with sound, the sound is the clock', async () => {
  const audio = join(folder, 'mix.wav');
  writeFileSync(audio, silence(4));
  await change(() => twoShotFilm({ audio }));
  await page.keyboard.press('Space');
  await page.waitForFunction(() => document.getElementById('timecode')!.textContent! >= '00:00:00:12');
  await page.keyboard.press('k');
  await clickTimeline(0.75);
  await page.keyboard.press('Space');
  await page.waitForFunction(() => document.body.classList.contains('playing') === false, undefined, { timeout: 5000 });
  expect(await timecode()).toBe('00:00:03:23');
});

test('passes and quality are drawn anew', async () => {
  const beauty = await picture();
  await page.selectOption('#pass', 'depth');
  expect((await picture()).equals(beauty)).toBe(false);
  await page.selectOption('#pass', 'beauty');
  expect((await picture()).equals(beauty)).toBe(true);
});

test('a Chinese film has a Chinese page, and a phone shows all of it', async () => {
  await change(() => twoShotFilm({ title: '断桥', language: 'zh' }));
  expect(await page.locator('#play').getAttribute('aria-label')).toBe('播放（空格）');
  expect(await page.locator('.shot .facts').first().textContent()).toMatch(/远景.*右移/);
  await page.setViewportSize({ width: 360, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.locator('.shot').nth(1).click();
  expect(await currentShot()).toBe('1B');
});

test('the browser had nothing to object', () => {
  expect(errors).toEqual([]);
});
