import type { Language } from '../film/index.ts';
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
): string {
  const { language } = premise;
  const { acts, turning, turningPoints } = words[language];
  const body = scenes.flatMap((scene, at) => {
    const plan = planned[at];
    const begins = plan && plan.act !== planned[at - 1]?.act;
    const note = plan?.turn && `[[${turning}: ${turningPoints[plan.turn]}]]`;
    return [...(begins ? [`# ${acts[plan.act]}`] : []), sceneText(scene, language, note)];
  });
  return `${titlePage(title, premise)}\n\n${body.join('\n\n')}\n`;
}

function sceneText(scene: WrittenScene, language: Language, note: string | undefined): string {
  const beats = scene.beats.map((beat) =>
    beat.kind === 'action' ? beat.text : `${language === 'zh' ? '@' : ''}${beat.cue}\n${beat.text}`,
  );
  const synopsis = scene.synopsis ? [`= ${scene.synopsis}`] : [];
  return [scene.heading, ...synopsis, ...(note ? [note] : []), ...beats].join('\n\n');
}

function titlePage(title: string, premise: Premise): string {
  return [`Title: ${title}`, `Credit: ${phrasesOf(premise).credit}`, 'Author: Auteur', `Notes: ${premise.text}`].join(
    '\n',
  );
}
