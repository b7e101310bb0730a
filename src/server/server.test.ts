import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { Problem } from '../film/index.ts';
import { twoShotFilm } from './__fixtures__/films.ts';
import { openBrowser, startViewer, type Viewer, type ViewerFilm, type ViewerMessage } from './index.ts';
import { readRange } from './send-file.ts';
import { watchFiles } from './watch-files.ts';

const page = async () =>
  new Map([
    ['index.html', { type: 'text/html; charset=utf-8', content: '<!doctype html>' }],
    ['viewer.js', { type: 'text/javascript; charset=utf-8', content: 'void 0' }],
  ]);

let folder: string;
let text: string;
let viewer: Viewer | undefined;
let sockets: WebSocket[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'auteur viewer 片-'));
  text = join(folder, 'screenplay.fountain');
  writeFileSync(text, 'first');
  sockets = [];
});

afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  await viewer?.close();
  viewer = undefined;
  rmSync(folder, { recursive: true });
});

async function start(plan: () => Promise<ViewerFilm>, signal?: AbortSignal): Promise<Viewer> {
  viewer = await startViewer({ plan, watch: [text], host: '127.0.0.1', page, signal });
  return viewer;
}

type Reply = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

/** As a browser would never ask: the path as it is, and any header. */
function ask(url: string, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function listen(url: string): Promise<ViewerMessage[]> {
  const messages: ViewerMessage[] = [];
  const socket = new WebSocket(`${url.replace('http', 'ws')}live`, { origin: new URL(url).origin });
  sockets.push(socket);
  socket.on('message', (data) => messages.push(JSON.parse(String(data))));
  await once(socket, 'open');
  return messages;
}

const filmReady = (url: string) =>
  vi.waitFor(async () => {
    const reply = await ask(url, `${new URL(url).pathname}film.json`);
    expect(reply.status).toBe(200);
    return JSON.parse(reply.body);
  });

describe('who may ask', () => {
  test('the page is served under its secret only', async () => {
    const { url } = await start(async () => twoShotFilm());
    const { pathname } = new URL(url);
    expect(pathname).toMatch(/^\/[\w-]{32}\/$/);
    expect((await ask(url, pathname)).body).toBe('<!doctype html>');
    for (const path of ['/', '/viewer.js', `/${'A'.repeat(32)}/`, pathname.slice(0, -1)]) {
      expect((await ask(url, path)).status).toBe(404);
    }
  });

  test('a rebound domain, a foreign page and other methods are refused', async () => {
    const { url } = await start(async () => twoShotFilm());
    const { pathname, host } = new URL(url);
    expect((await ask(url, pathname, { host: 'evil.example' })).status).toBe(403);
    expect((await ask(url, pathname, { host: '127.0.0.1.evil.example' })).status).toBe(403);
    expect((await ask(url, pathname, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await ask(url, pathname, { host, origin: `http://${host}` })).status).toBe(200);
    expect((await ask(url, pathname, { host: 'localhost:9000' })).status).toBe(200);
    expect((await ask(url, pathname, {}, 'POST')).status).toBe(405);
  });

  test('a socket needs the secret and this origin', async () => {
    const { url } = await start(async () => twoShotFilm());
    const live = `${url.replace('http', 'ws')}live`;
    const wrong = [
      new WebSocket(live),
      new WebSocket(live, { origin: 'http://evil.example' }),
      new WebSocket(`ws://${new URL(url).host}/live`, { origin: new URL(url).origin }),
    ];
    for (const socket of wrong) {
      const [error] = await once(socket, 'error');
      expect(error.message).toContain('403');
    }
  });

  test('nothing but the page, the film and its sound can be reached', async () => {
    const { url } = await start(async () => twoShotFilm());
    const { pathname } = new URL(url);
    await filmReady(url);
    const paths = [
      '../package.json',
      '..%2f..%2fpackage.json',
      '%2e%2e/',
      '//etc/passwd',
      'audio',
      'screenplay.fountain',
    ];
    for (const path of paths) expect((await ask(url, pathname + path)).status).toBe(404);
  });

  test('the page may load nothing from elsewhere and run no inline script', async () => {
    const { url } = await start(async () => twoShotFilm());
    const { headers } = await ask(url, new URL(url).pathname);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/);
    expect(headers['referrer-policy']).toBe('no-referrer');
  });
});

describe('sound', () => {
  test('is sent in parts, and its path is not told', async () => {
    const audio = join(folder, 'mix.wav');
    writeFileSync(audio, '0123456789');
    const { url } = await start(async () => twoShotFilm({ audio }));
    const film = await filmReady(url);
    expect(JSON.stringify(film)).not.toContain(folder);
    const path = new URL(url).pathname + film.audio;
    const whole = await ask(url, path);
    expect(whole).toMatchObject({ status: 200, body: '0123456789' });
    expect(whole.headers).toMatchObject({ 'accept-ranges': 'bytes', 'content-type': 'audio/wav' });
    const part = await ask(url, path, { range: 'bytes=2-4' });
    expect(part).toMatchObject({ status: 206, body: '234' });
    expect(part.headers['content-range']).toBe('bytes 2-4/10');
    expect(await ask(url, path, { range: 'bytes=10-' })).toMatchObject({ status: 416, body: '' });
    rmSync(audio);
    expect((await ask(url, path)).status).toBe(404);
  });

  test.each([
    ['bytes=0-', { start: 0, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-30', { start: 0, end: 9 }],
    ['bytes=4-400', { start: 4, end: 9 }],
    ['bytes=-0', null],
    ['bytes=12-14', null],
    ['bytes=5-4', undefined],
    ['bytes=0-1,4-5', undefined],
    ['lines=0-1', undefined],
    [undefined, undefined],
  ])('the range %s of ten bytes', (header, range) => {
    expect(readRange(header, 10)).toEqual(range);
  });
});

describe('the text changes', () => {
  test('a new film is announced once, also when the editor replaces the file', async () => {
    let title = 'One';
    const plan = vi.fn(async () => twoShotFilm({ title }));
    const { url } = await start(plan);
    await filmReady(url);
    const messages = await listen(url);
    await vi.waitFor(() => expect(messages).toEqual([{ message: 'film', revision: 1 }]));
    title = 'Two';
    writeFileSync(`${text}.part`, 'second');
    renameSync(`${text}.part`, text);
    await vi.waitFor(() => expect(messages.at(-1)).toEqual({ message: 'film', revision: 2 }), 3000);
    expect(messages.filter(({ message }) => message === 'film')).toHaveLength(2);
    expect(plan).toHaveBeenCalledTimes(2);
    expect(await filmReady(url)).toMatchObject({ title: 'Two', revision: 2 });
  });

  test('a problem is told with its place and what to do, and the last good film stays', async () => {
    let broken = false;
    const where = { file: 'screenplay.fountain', line: 12 };
    const { url } = await start(async () => {
      if (broken)
        throw new Problem({ code: 'no-scenes', message: 'There is no scene.', where, fix: 'Write a heading.' });
      return twoShotFilm();
    });
    await filmReady(url);
    const messages = await listen(url);
    broken = true;
    writeFileSync(text, 'broken');
    await vi.waitFor(() => expect(messages.at(-1)?.message).toBe('problem'), 3000);
    expect(messages.at(-1)).toMatchObject({
      problem: { message: 'There is no scene.', where, fix: 'Write a heading.' },
    });
    expect(await filmReady(url)).toMatchObject({ title: 'The Bridge' });
    const late = await listen(url);
    await vi.waitFor(() => expect(late.map(({ message }) => message)).toEqual(['film', 'problem']));
    broken = false;
    writeFileSync(text, 'mended');
    await vi.waitFor(() => expect(messages.at(-1)).toEqual({ message: 'film', revision: 1 }), 3000);
  });

  test('a defect is told without its stack', async () => {
    const { url } = await start(async () => {
      throw new TypeError('x is not a function');
    });
    const messages = await listen(url);
    await vi.waitFor(() => expect(messages.at(-1)?.message).toBe('problem'));
    const said = JSON.stringify(messages.at(-1));
    expect(said).toContain('x is not a function');
    expect(said).not.toMatch(/\bat |\.ts/);
  });

  test('changes during a planning lead to one more planning', async () => {
    const turns: (() => void)[] = [];
    const plan = vi.fn(() => new Promise<ViewerFilm>((resolve) => turns.push(() => resolve(twoShotFilm()))));
    await start(plan);
    for (const content of ['a', 'bb', 'ccc']) {
      writeFileSync(text, content);
      await new Promise((done) => setTimeout(done, 250));
    }
    expect(plan).toHaveBeenCalledTimes(1);
    turns[0]!();
    await vi.waitFor(() => expect(plan).toHaveBeenCalledTimes(2));
    turns[1]!();
    await new Promise((done) => setTimeout(done, 50));
    expect(plan).toHaveBeenCalledTimes(2);
  });

  test('other files in the folder stay unheard', async () => {
    const changed = vi.fn();
    const stop = watchFiles([text, join(folder, 'notes.yaml')], changed, { quiet: 20 });
    writeFileSync(join(folder, 'other.txt'), 'x');
    await new Promise((done) => setTimeout(done, 100));
    expect(changed).not.toHaveBeenCalled();
    writeFileSync(join(folder, 'notes.yaml'), 'new');
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
    stop();
  });

  test('a folder that is not there yet is looked at', async () => {
    const changed = vi.fn();
    const stop = watchFiles([join(folder, 'later', 'notes.yaml')], changed, { quiet: 20, poll: 30 });
    mkdirSync(join(folder, 'later'));
    writeFileSync(join(folder, 'later', 'notes.yaml'), 'x');
    await vi.waitFor(() => expect(changed).toHaveBeenCalled());
    stop();
  });
});

describe('beginning and end', () => {
  test('a port in use is a problem with a fix', async () => {
    const { url } = await start(async () => twoShotFilm());
    const again = startViewer({
      plan: async () => twoShotFilm(),
      watch: [],
      host: '127.0.0.1',
      page,
      port: Number(new URL(url).port),
    });
    await expect(again).rejects.toMatchObject({ code: 'port-taken', exit: 5 });
  });

  test('the signal ends it, with open sockets', async () => {
    const controller = new AbortController();
    const { url, close } = await start(async () => twoShotFilm(), controller.signal);
    await listen(url);
    controller.abort();
    await close();
    await expect(ask(url, '/')).rejects.toThrow();
  });

  test('a browser that is not there is no error', async () => {
    const environment = { BROWSER: '/no/such/browser', DISPLAY: '' };
    expect(await openBrowser('http://127.0.0.1/', { platform: 'linux', environment })).toBe(false);
  });

  test('the address reaches the browser whole, without a shell', async () => {
    const program = join(folder, 'browser');
    const said = join(folder, 'said');
    writeFileSync(program, `#!/bin/sh\nprintf '%s' "$1" > '${said}'\n`, { mode: 0o755 });
    const environment = { BROWSER: program };
    expect(await openBrowser('http://127.0.0.1/a?b=$(id)&c=1', { platform: 'linux', environment })).toBe(true);
    expect(readFileSync(said, 'utf8')).toBe('http://127.0.0.1/a?b=$(id)&c=1');
  });
});
