import { type Flicks, type FrameRate, flicksPerSecond, fromSeconds, toSeconds } from '../../src/film/index.ts';
import { clampTime } from './timing.ts';

/** Film time that runs. `speed` is 0 when paused, 1 for normal playing, negative backwards. */
export type Player = {
  readonly time: Flicks;
  readonly speed: number;
  /** Gives the player a film, the audio that goes with it, and the place to be at. */
  load(film: { duration: Flicks; rate: FrameRate; audio: string | undefined }, time: Flicks): void;
  seek(time: Flicks): void;
  play(speed?: number): void;
  pause(): void;
};

/** What the player tells: the frame's time when it changes, and the speed when that does. */
export type PlayerEvents = { time(time: Flicks): void; speed(speed: number): void };

/** Audio is followed rather than the page's clock as soon as they differ by this much (a frame and a half at 24 fps). */
const tolerance = 0.06;

/**
 * A player whose clock is the audio where it plays forwards, else the page's own. It tells the frame of the moment, whatever
 * drawing costs: frames that come too late are never told.
 */
export function createPlayer(events: PlayerEvents): Player {
  const audio = new Audio();
  audio.preload = 'auto';
  let film = { duration: 0, rate: { numerator: 24, denominator: 1 }, audio: undefined as string | undefined };
  let time: Flicks = 0;
  let speed = 0;
  let anchor = { clock: 0, time: 0 };
  let ticking = 0;

  const audible = () =>
    film.audio !== undefined && speed > 0 && !audio.error && !audio.ended && !audio.paused && audio.readyState >= 2;

  function tick(): void {
    const clock = performance.now();
    let running = anchor.time + ((clock - anchor.clock) / 1000) * speed * flicksPerSecond;
    if (audible() && Math.abs(toSeconds(running) - audio.currentTime) > tolerance) {
      running = fromSeconds(audio.currentTime);
      anchor = { clock, time: running };
    }
    const finished = running >= film.duration || running < 0;
    tell(clampTime(running, film.duration, film.rate));
    if (finished) pause();
    else ticking = requestAnimationFrame(tick);
  }

  function tell(next: Flicks): void {
    if (next === time) return;
    time = next;
    events.time(time);
  }

  function start(): void {
    anchor = { clock: performance.now(), time };
    cancelAnimationFrame(ticking);
    if (speed === 0) return;
    ticking = requestAnimationFrame(tick);
    if (!film.audio) return;
    if (Math.abs(audio.currentTime - toSeconds(time)) > tolerance) audio.currentTime = toSeconds(time);
    audio.playbackRate = Math.max(1, speed);
    if (speed > 0 && !audio.error) audio.play().catch(() => {});
    else audio.pause();
  }

  function setSpeed(next: number): void {
    if (next === speed) return;
    speed = next;
    events.speed(speed);
  }

  function pause(): void {
    setSpeed(0);
    cancelAnimationFrame(ticking);
    audio.pause();
  }

  return {
    get time() {
      return time;
    },
    get speed() {
      return speed;
    },
    load(next, place) {
      if (next.audio !== film.audio) {
        if (next.audio) audio.src = next.audio;
        else audio.removeAttribute('src');
      }
      film = next;
      time = clampTime(place, film.duration, film.rate);
      events.time(time);
      start();
    },
    seek(next) {
      tell(clampTime(next, film.duration, film.rate));
      if (speed !== 0) start();
    },
    play(next = 1) {
      if (film.duration === 0) return;
      if (next > 0 && time >= clampTime(film.duration, film.duration, film.rate)) tell(0);
      setSpeed(next);
      start();
    },
    pause,
  };
}
