import { stringify } from 'yaml';
import { detectLanguage, type Usage } from '../language/index.ts';
import { type AskedIdea, type AskedIdeas, askIdeas } from '../write/index.ts';
import { type FilmFolder, writeText } from './film-folder.ts';
import { type AskedFor, type FindIdeasOptions, ideaWords } from './find-ideas.ts';
import { type ModelWishes, neededModel } from './model.ts';
import { startFilm } from './start-film.ts';

/** Ideas of a model's about some words, what was asked, which model, and what was spent. */
export type FoundAskedIdeas = AskedIdeas & { asked: AskedFor; model: string; usage: Usage };

/** Has the configured model propose films about some words. Throws `no-words`, `no-model` and the `Problem`s of `askFor`. */
export async function askForIdeas(
  options: FindIdeasOptions,
  wishes: ModelWishes & { signal?: AbortSignal },
): Promise<FoundAskedIdeas> {
  const asked = ideaWords(options);
  const { model, budget } = await neededModel(wishes);
  const found = await askIdeas({ ...asked, model, ...(wishes.signal && { signal: wishes.signal }) });
  return { ...found, asked, model: model.name, usage: budget.used() };
}

/** Starts a film folder with a script written from the idea's logline. What was asked, proposed and chosen is kept in ideas.yaml. */
export function startFromAskedIdea(found: FoundAskedIdeas, idea: AskedIdea, out?: string): FilmFolder {
  const { asked, model, ideas } = found;
  const source = { text: idea.logline };
  const { folder } = startFilm({
    source,
    out,
    parent: '.',
    seed: asked.seed,
    language: detectLanguage(idea.logline),
    genre: idea.genre,
  });
  writeText(folder, 'ideas.yaml', stringify({ asked, model, chosen: `pick ${idea.number}`, proposed: ideas }));
  return folder;
}
