import type { Language, Plan, PlannedScene, Shot } from '../film/index.ts';
import { escapeMarkup, formatClock, toSeconds } from '../film/index.ts';
import labels from './data/labels.json' with { type: 'json' };
import { arrowFor } from './storyboard-arrow.ts';
import { storyboardStyle } from './storyboard-style.ts';

/** How a storyboard is written. */
export type StoryboardOptions = {
  language: Language;
  /** What is said, by line identity; without it panels show the shot's words only. */
  dialogue?: ReadonlyMap<string, { character: string; text: string }>;
};

type Words = (typeof labels)['en'];

/** Pictures come from the film's own folder or are data; anything else is left out. */
function safeSource(source: string | undefined): string | undefined {
  if (source === undefined) return undefined;
  if (/^data:image\/(?:png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/=]+$/.test(source)) return source;
  return /^(?![a-z][a-z0-9+.-]*:)(?!\/\/)[^\0]*$/i.test(source) ? source : undefined;
}

/**
 * A printable page of all shots in order: a panel each with picture, slate, size, lens, movement, length and what is
 * said. One file without scripts and without any address outside the film's folder.
 */
export function storyboardHtml(plan: Plan, stills: ReadonlyMap<string, string>, options: StoryboardOptions): string {
  const words = labels[options.language] as Words;
  const total = plan.shots.reduce((sum, shot) => sum + shot.duration, 0);
  const scenes = plan.scenes.map((scene) => sceneHtml(scene, plan, stills, options, words)).join('\n');
  const counted =
    options.language === 'zh' ? `${plan.shots.length}${words.shots}` : `${plan.shots.length} ${words.shots}`;
  return `<!doctype html>
<html lang="${options.language === 'zh' ? 'zh-Hans' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' data: file:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(plan.title)} · ${words.storyboard}</title>
<style>${storyboardStyle}</style>
</head>
<body>
<header><p class="kind">${words.storyboard}</p><h1>${escapeMarkup(plan.title)}</h1><p class="facts">${counted} · ${formatClock(total).slice(3, 8)}</p></header>
<main>
${scenes}
</main>
</body>
</html>
`;
}

function sceneHtml(
  scene: PlannedScene,
  plan: Plan,
  stills: ReadonlyMap<string, string>,
  options: StoryboardOptions,
  words: Words,
): string {
  const shots = plan.shots.filter((shot) => shot.scene === scene.id);
  const title =
    options.language === 'zh' ? `第${escapeMarkup(scene.number)}场` : `${words.scene} ${escapeMarkup(scene.number)}`;
  const air = [words.hours[scene.hour], words.weather[scene.weather]].join(' · ');
  const panels = shots.map((shot) => panelHtml(shot, scene, plan, stills.get(shot.id), options, words)).join('\n');
  return `<section>
<h2><span class="number">${title}</span> ${escapeMarkup(scene.heading)} <span class="air">${air}</span></h2>
<div class="panels">
${panels}
</div>
</section>`;
}

function panelHtml(
  shot: Shot,
  scene: PlannedScene,
  plan: Plan,
  still: string | undefined,
  options: StoryboardOptions,
  words: Words,
): string {
  const source = safeSource(still);
  const picture = source
    ? `<img src="${escapeMarkup(source)}" alt="${escapeMarkup(shot.description)}" loading="lazy">`
    : `<div class="empty">${words.noPicture}</div>`;
  const movement = words.movements[shot.movement];
  const seconds = toSeconds(shot.duration).toFixed(1);
  return `<article>
<figure>${picture}${arrowFor(shot.movement)}</figure>
<div class="bar"><b>${escapeMarkup(shot.slate)}</b><span title="${words.sizes[shot.size]}">${shot.size}</span><span>${shot.lens} mm</span><span>${movement}</span><span class="time">${seconds} ${words.seconds}</span></div>
<p class="what">${escapeMarkup(words.purposes[shot.purpose])}${subjectsText(shot, plan, options.language)}</p>
${wordsHtml(shot, scene, options)}
</article>`;
}

function subjectsText(shot: Shot, _plan: Plan, language: Language): string {
  if (shot.subjects.length === 0) return '';
  const names = shot.subjects.map((id) => id.replace(/(?:^|-)\p{L}/gu, (part) => part.replace('-', ' ').toUpperCase()));
  return escapeMarkup(language === 'zh' ? `：${names.join('、')}` : ` · ${names.join(', ')}`);
}

/** Action as prose, dialogue under its speaker. */
function wordsHtml(shot: Shot, scene: PlannedScene, { dialogue }: StoryboardOptions): string {
  const said = scene.lines.filter(
    (line) => line.start < shot.start + shot.duration && line.start + line.duration > shot.start,
  );
  const speeches = said.flatMap((line) => dialogue?.get(line.id) ?? []);
  const action = speeches
    .reduce((text, speech) => text.replace(speech.text, ' '), shot.text)
    .replace(scene.heading, ' ')
    .trim();
  const prose = action ? `<p class="action">${escapeMarkup(action)}</p>` : '';
  return (
    prose +
    speeches
      .map((speech) => `<p class="speech"><b>${escapeMarkup(speech.character)}</b> ${escapeMarkup(speech.text)}</p>`)
      .join('')
  );
}
