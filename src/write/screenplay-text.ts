import type { Language, Realism } from '../film/index.ts';
import { phrasesOf } from './cast-story.ts';
import words from './data/long-form.json' with { type: 'json' };
import type { WrittenScene } from './length.ts';
import type { PlannedScene } from './plan-film.ts';
import type { Premise } from './premise.ts';

/** A script in Fountain. A film with chapters has sections for its acts, and notes where the turning points are. */
export function screenplayText(
  title: string,
  premise: Premise,
  scenes: readonly WrittenScene[],
  planned: readonly PlannedScene[],
  realism?: Realism,
): string {
  const { language } = premise;
  const { acts, turning, turningPoints } = words[language];
  const body = scenes.flatMap((scene, at) => {
    const plan = planned[at];
    const begins = plan && plan.act !== planned[at - 1]?.act;
    const note = plan?.turn && `[[${turning}: ${turningPoints[plan.turn]}]]`;
    return [...(begins ? [`# ${acts[plan.act]}`] : []), sceneText(scene, language, note)];
  });
  return `${titlePage(title, premise, realism)}\n\n${body.join('\n\n')}\n`;
}

function sceneText(scene: WrittenScene, language: Language, note: string | undefined): string {
  const beats = scene.beats.map((beat) =>
    beat.kind === 'action' ? beat.text : `${language === 'zh' ? '@' : ''}${beat.cue}\n${beat.text}`,
  );
  const synopsis = scene.synopsis ? [`= ${scene.synopsis}`] : [];
  const source = scene.source ? [`[[${scene.source}]]`] : [];
  const words = { en: 'SUPER: ', zh: '字幕：' }[language];
  const superimposed = scene.superimposed ? [words + scene.superimposed] : [];
  return [scene.heading, ...synopsis, ...(note ? [note] : []), ...source, ...superimposed, ...beats].join('\n\n');
}

function titlePage(title: string, premise: Premise, realism: Realism | undefined): string {
  return [
    `Title: ${title}`,
    `Credit: ${phrasesOf(premise).credit}`,
    'Author: Auteur',
    ...(realism ? [`Realism: ${realism}`] : []),
    `Notes: ${premise.text}`,
  ].join('\n');
}
