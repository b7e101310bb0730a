import type { Language, Realism } from '../film/index.ts';
import { detectLanguage } from '../language/index.ts';
import { adaptInRealism } from './adapt-in-realism.ts';
import { adaptNews, isNews } from './adapt-news.ts';
import { adaptPlay, isPlay } from './adapt-play.ts';
import { adaptProduct, isProduct } from './adapt-product.ts';
import { adaptStory } from './adapt-story.ts';
import { type Adaptation, writeAdaptation } from './adaptation.ts';
import { readProse } from './read-prose.ts';

/** How prose is adapted. `title` is used when the text names none; `language` is found from the text when not given;
 * `realism` is what the script keeps to. */
export type AdaptOptions = { language?: Language; title?: string; realism?: Realism };

/**
 * Turns a text (plain or Markdown, English or Chinese, modern or classical) into scenes that each say where in the text they come from. A
 * story: quotes become dialogue by whoever `said` (`曰`, `说`) them, narration becomes action in the present tense or, where nothing can be
 * seen, a narrator's voice; a scene ends where place or time changes. A play in plain text keeps its speeches. A news report is told in the
 * order in which things happened, by a voice that keeps to its words; only what is quoted is spoken. A page about a product becomes a short
 * commercial that claims nothing but what the page says. Nothing that is spoken is left out, and nothing is made up to be said.
 */
export function adapt(text: string, options: AdaptOptions = {}): Adaptation {
  const adaptation = adaptText(text, options);
  return options.realism ? adaptInRealism(adaptation, options.realism) : adaptation;
}

function adaptText(text: string, options: AdaptOptions): Adaptation {
  const language = options.language ?? detectLanguage(text);
  if (isPlay(text)) return { kind: 'play', language, title: options.title, ...adaptPlay(text) };
  const prose = readProse(text);
  const title = prose.title ?? options.title;
  const { paragraphs } = prose;
  if (isNews(paragraphs, language)) return { kind: 'news', language, title, scenes: adaptNews(paragraphs, language) };
  if (isProduct(paragraphs)) {
    return { kind: 'product', language, title, scenes: adaptProduct(paragraphs, prose.title, language) };
  }
  return { kind: 'story', language, title, scenes: adaptStory(paragraphs, language) };
}

/** `adapt` as a Fountain screenplay. */
export function adaptProse(text: string, options: AdaptOptions = {}): string {
  const { title, scenes, realism } = adapt(text, options);
  return writeAdaptation(title, scenes, realism);
}
