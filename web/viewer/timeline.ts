import { type Flicks, formatTimecode, toFrame } from '../../src/film/index.ts';
import type { FilmDocument } from '../../src/server/index.ts';
import { create } from './element.ts';
import { label } from './labels.ts';
import { sceneRuns } from './scenes.ts';
import { filmDuration } from './timing.ts';

/** The strip of shots under the picture. */
export type Timeline = {
  show(film: FilmDocument): void;
  /** Moves the playhead. `spoken` says whether a screen reader should hear of it. */
  move(time: Flicks, index: number, spoken: boolean): void;
};

/** What a person does on the strip. */
export type TimelineEvents = { scrub(time: Flicks): void; begin(): void; end(): void };

/** Fills `strip` with scenes, shots and lines to scale, to be clicked and scrubbed by mouse, pen or finger. */
export function createTimeline(strip: HTMLElement, events: TimelineEvents): Timeline {
  let film: FilmDocument | undefined;
  let duration = 0;
  let blocks: HTMLElement[] = [];
  let current: HTMLElement | undefined;
  const playhead = create('div', 'playhead');

  const place = (element: HTMLElement, start: Flicks, length: Flicks) => {
    element.style.left = `${(start / duration) * 100}%`;
    element.style.width = `${(length / duration) * 100}%`;
    return element;
  };

  function show(next: FilmDocument): void {
    film = next;
    duration = filmDuration(next.shots);
    current = undefined;
    blocks = [];
    const scenes = create('div', 'track scenes');
    const shots = create('div', 'track blocks');
    for (const run of sceneRuns(next.shots)) {
      const first = run.shots[0]!.shot;
      const last = run.shots.at(-1)!.shot;
      const band = create('div', 'scene', create('span', 'heading', run.heading));
      band.style.setProperty('--hue', String(run.hue));
      scenes.append(place(band, first.start, last.start + last.duration - first.start));
      for (const { shot } of run.shots) {
        const block = create('div', 'block', create('span', 'slate', shot.slate));
        block.style.setProperty('--hue', String(run.hue));
        block.title = `${shot.slate} · ${shot.text}`;
        blocks.push(block);
        shots.append(place(block, shot.start, shot.duration));
      }
    }
    const speech = create('div', 'track speech');
    speech.append(...next.lines.map(({ start, end }) => place(create('i', ''), start, end - start)));
    strip.replaceChildren(scenes, shots, speech, playhead);
    strip.setAttribute('aria-valuemax', String(Math.max(0, toFrame(duration, next.rate) - 1)));
  }

  function move(time: Flicks, index: number, spoken: boolean): void {
    if (!film || duration === 0) return;
    playhead.style.left = `${(time / duration) * 100}%`;
    const block = blocks[index];
    if (block !== current) {
      current?.classList.remove('current');
      block?.classList.add('current');
      current = block;
    }
    if (!spoken) return;
    const timecode = formatTimecode(time, film.rate);
    strip.setAttribute('aria-valuenow', String(toFrame(time, film.rate)));
    strip.setAttribute('aria-valuetext', label('atShot', { timecode, slate: film.shots[index]?.slate ?? '' }));
  }

  const timeAt = (event: PointerEvent) => {
    const { left, width } = strip.getBoundingClientRect();
    return Math.min(Math.max(0, (event.clientX - left) / width), 1) * duration;
  };
  let pointer: number | undefined;
  strip.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || pointer !== undefined || duration === 0) return;
    pointer = event.pointerId;
    strip.setPointerCapture(pointer);
    events.begin();
    events.scrub(timeAt(event));
  });
  strip.addEventListener('pointermove', (event) => {
    if (event.pointerId === pointer) events.scrub(timeAt(event));
  });
  strip.addEventListener('lostpointercapture', (event) => {
    if (event.pointerId !== pointer) return;
    pointer = undefined;
    events.end();
  });

  return { show, move };
}
