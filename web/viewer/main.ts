import { type Flicks, formatTimecode, frameLength, toFrame } from '../../src/film/index.ts';
import type { FilmDocument } from '../../src/server/index.ts';
import type { Pass, Quality } from '../../src/stage/browser/index.ts';
import { connect } from './connection.ts';
import { byId, create } from './element.ts';
import { type Command, listenToKeys, shuttle } from './keyboard.ts';
import { applyLanguage, label, nameElement } from './labels.ts';
import { createNotices } from './notices.ts';
import { createPerformances } from './performances.ts';
import { createPlayer } from './player.ts';
import { createShotList } from './shot-list.ts';
import { createStageView, usualQuality } from './stage-view.ts';
import { createTimeline } from './timeline.ts';
import { filmDuration, keepPlace, linesAt, neighbourShot, shotIndexAt, wantedShots } from './timing.ts';

const passes: Pass[] = ['beauty', 'depth', 'normal', 'mask', 'edge'];
const qualities: Quality[] = ['draft', 'standard', 'high'];
const usualAspect = 16 / 9;

let film: FilmDocument | undefined;
let shotIndex = -1;
let resumeAfterScrub = 0;

applyLanguage();
const notices = createNotices();
notices.status('planning');
notices.picture(label('opening'));
const performances = createPerformances();
const stage = createStageView(byId('picture'), performances, notices.picture);
const player = createPlayer({ time: showTime, speed: showSpeed });
const list = createShotList(byId('shots'), (index) => player.seek(film!.shots[index]!.start));
const timeline = createTimeline(byId('timeline'), {
  scrub: (time) => player.seek(time),
  begin() {
    resumeAfterScrub = player.speed;
    player.pause();
  },
  end() {
    if (resumeAfterScrub !== 0) player.play(resumeAfterScrub);
  },
});
const quality = fillChoice('quality', qualities, usualQuality());
const pass = fillChoice('pass', passes, 'beauty');
quality.addEventListener('change', prepareStage);
pass.addEventListener('change', () => stage.choosePass(pass.value as Pass));

function fillChoice(id: 'quality' | 'pass', values: (Quality | Pass)[], chosen: string): HTMLSelectElement {
  const select = byId<HTMLSelectElement>(id);
  for (const value of values) {
    const option = create('option', '', label(value));
    option.value = value;
    option.dataset.text = value;
    select.append(option);
  }
  select.value = chosen;
  return select;
}

function prepareStage(): void {
  stage.prepare(quality.value as Quality, film?.aspect ?? usualAspect);
}

function showTime(time: Flicks): void {
  if (!film) return;
  const index = shotIndexAt(film.shots, time);
  const shot = film.shots[index];
  if (!shot) return;
  byId('timecode').textContent = formatTimecode(time, film.rate);
  timeline.move(time, index, player.speed === 0 || index !== shotIndex);
  showCaption(time);
  stage.show(shot, toFrame(time - shot.start, film.rate), player.speed !== 0);
  if (index !== shotIndex) showShot(index);
}

function showShot(index: number): void {
  shotIndex = index;
  const shots = film!.shots;
  list.select(index);
  byId('picture').setAttribute('aria-label', `${shots[index]!.slate}: ${shots[index]!.text}`);
  performances.ahead(wantedShots(index, shots.length).map((at) => shots[at]!.staging));
}

function showCaption(time: Flicks): void {
  const lines = linesAt(film!.lines, time);
  const caption = byId('caption');
  const said = lines.map(({ character, text }) => `${character}\n${text}`).join('\n');
  if (caption.dataset.said === said) return;
  caption.dataset.said = said;
  caption.replaceChildren(
    ...lines.map(({ character, text }) => create('span', 'line', create('b', '', character), ` ${text}`)),
  );
}

function showSpeed(speed: number): void {
  document.body.classList.toggle('playing', speed !== 0);
  nameElement(byId('play'), speed === 0 ? 'play' : 'pause');
  byId('speed').textContent = speed === 0 || speed === 1 ? '' : `${speed < 0 ? '−' : ''}${Math.abs(speed)}×`;
  if (speed === 0 && film) timeline.move(player.time, shotIndex, true);
}

function showFilm(next: FilmDocument): void {
  notices.problem(undefined);
  notices.status('live');
  if (next === film) return;
  const before = film;
  film = next;
  shotIndex = -1;
  applyLanguage(next.language);
  notices.status('live');
  showSpeed(player.speed);
  document.title = `${next.title} · Auteur`;
  byId('title').textContent = next.title;
  byId('frame').style.setProperty('--aspect', String(next.aspect ?? usualAspect));
  const duration = filmDuration(next.shots);
  byId('duration').textContent = formatTimecode(duration, next.rate);
  byId('caption').dataset.said = '-';
  notices.findings(next.findings);
  timeline.show(next);
  list.show(next);
  prepareStage();
  const place = before ? keepPlace(before.shots, next.shots, player.time, next.rate) : { time: 0, sameShot: false };
  player.load({ duration, rate: next.rate, audio: next.audio }, place.time);
  if (next.shots.length === 0) notices.picture(label('noShots'));
  if (before && before.shots.length > 0 && next.shots.length > 0) {
    notices.toast(label(place.sameShot ? 'reloaded' : 'reloadedElsewhere', { slate: next.shots[shotIndex]!.slate }));
  }
}

function obey(command: Command): void {
  if (!film) return;
  const { shots, rate } = film;
  const step = frameLength(rate);
  const stepTo = (time: Flicks) => {
    player.pause();
    player.seek(time);
  };
  const actions: Record<Command, () => void> = {
    toggle: () => (player.speed === 0 ? player.play() : player.pause()),
    pause: () => player.pause(),
    forwards: () => player.play(shuttle(player.speed, 1)),
    backwards: () => player.play(shuttle(player.speed, -1)),
    'next-frame': () => stepTo(player.time + step),
    'previous-frame': () => stepTo(player.time - step),
    'next-shot': () => player.seek(neighbourShot(shots, player.time, 1, rate)),
    'previous-shot': () => player.seek(neighbourShot(shots, player.time, -1, rate)),
    first: () => player.seek(0),
    last: () => player.seek(filmDuration(shots)),
  };
  actions[command]();
}

const buttons: Record<string, Command> = {
  play: 'toggle',
  'previous-shot': 'previous-shot',
  'next-shot': 'next-shot',
  'previous-frame': 'previous-frame',
  'next-frame': 'next-frame',
};
for (const [id, command] of Object.entries(buttons)) byId(id).addEventListener('click', () => obey(command));
byId('picture').addEventListener('click', () => obey('toggle'));
listenToKeys(obey);
document.addEventListener('click', ({ detail, target }) => {
  const pressed = detail > 0 && target instanceof Element && target.closest('button');
  if (pressed) byId('frame').focus({ preventScroll: true });
});

connect({
  planning: () => notices.status('planning'),
  film: showFilm,
  problem(problem) {
    notices.status('live');
    notices.problem(problem);
    if (!film) notices.picture('');
  },
  offline: () => notices.status('offline'),
});
