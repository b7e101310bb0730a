import { type Command, InvalidArgumentError, Option } from 'commander';
import { Problem } from '../../film/index.ts';
import {
  askForIdeas,
  type FoundAskedIdeas,
  type FoundIdeas,
  findIdeas,
  ideaNumber,
  mixIdeas,
  startFromAskedIdea,
  startFromIdea,
} from '../../pipeline/index.ts';
import { type AskedIdea, twistNames } from '../../write/index.ts';
import { addModelOptions, describeUsage, type ModelOptions, modelWishes } from '../model-options.ts';
import { say, untilInterrupted } from '../options.ts';
import { genreOption, parseLanguage, parseSeed } from './make.ts';

type IdeasOptions = ModelOptions & {
  genre?: string;
  count: number;
  twist?: string;
  seed?: number;
  language?: 'en' | 'zh';
  pick?: number;
  mix?: [number, number];
  out?: string;
  json?: boolean;
};

/** `auteur ideas WORDS` */
export function addIdeas(program: Command): void {
  addModelOptions(program.command('ideas <words>'), 'have a language model propose them')
    .description('propose films about some words, each different; --pick one, or --mix two, and its script is written')
    .addOption(genreOption())
    .option('--count <number>', 'how many', parseCount, 8)
    .addOption(new Option('--twist <manner>', 'turn them into something else').choices(twistNames))
    .option('--seed <number>', 'another seed gives other ideas', parseSeed)
    .option('--language <language>', 'en or zh (default: the language of the words)', parseLanguage)
    .option('--pick <number>', 'write the script of this one into a film folder', parseCount)
    .option('--mix <two>', 'the people of one in the story of another, such as 2,5', parsePair)
    .option('--out <folder>', 'the film folder (default: one named after the title)')
    .option('--json', 'print one JSON document')
    .action((words: string, options: IdeasOptions) => {
      const { genre, count, twist, seed, language, pick, mix, out } = options;
      const wanted = { words, genre, count, twist, seed, language };
      if (options.model !== undefined) return proposeByModel(wanted, options);
      const found = findIdeas(wanted);
      if (pick === undefined && mix === undefined) return say(options, found, describe(found));
      const idea = mix ? mixIdeas(found, ...mix) : ideaNumber(found.ideas, pick!);
      const { root } = startFromIdea(found, idea, mix ? `mix ${mix.join(',')}` : `pick ${pick}`, out);
      say(options, { folder: root, idea }, begun(root));
    });
}

/** Ideas of a language model's; nothing of the offline writer's stands in for them. */
async function proposeByModel(wanted: Parameters<typeof askForIdeas>[0], options: IdeasOptions): Promise<void> {
  const { pick, mix, out } = options;
  if (mix) {
    throw new Problem({
      code: 'mix-by-model',
      message: "A model's ideas cannot be mixed.",
      fix: 'Pick one of them, or leave --model out.',
      exit: 2,
    });
  }
  const found = await untilInterrupted((signal) => askForIdeas(wanted, { ...modelWishes(options), signal }));
  if (pick === undefined) return say(options, found, describeAsked(found));
  const idea = ideaNumber(found.ideas, pick);
  const { root } = startFromAskedIdea(found, idea, out);
  say(options, { folder: root, idea, usage: found.usage }, begun(root));
}

const begun = (root: string) => `${root}\nFilm it with: auteur make --out ${root}\n`;

function parseCount(text: string): number {
  const count = Number(text);
  if (!/^\d{1,2}$/.test(text) || count < 1 || count > 40)
    throw new InvalidArgumentError('Write a number from 1 to 40.');
  return count;
}

function parsePair(text: string): [number, number] {
  const match = /^(\d{1,2})\s*,\s*(\d{1,2})$/.exec(text);
  if (!match) throw new InvalidArgumentError('Write two numbers, such as 2,5.');
  return [Number(match[1]), Number(match[2])];
}

const describeIdea = ({ number, title, genre, setting, logline }: AskedIdea) =>
  `${String(number).padStart(2)}  ${title}  (${genre}; ${setting})\n    ${logline}\n`;

const describeDiversity = (diversity: number) =>
  `\nThey differ in ${Math.round(100 * diversity)}% of their parts on average.\n`;

function describeAsked({ ideas, diversity, complaints, model, usage, notes }: FoundAskedIdeas): string {
  const wrong = complaints.map((complaint) => `  ! ${complaint}\n`);
  return [
    ...ideas.map(describeIdea),
    describeDiversity(diversity),
    ...wrong,
    `${model}: ${describeUsage(usage, notes)}`,
  ].join('');
}

function describe({ ideas, diversity, guidance }: FoundIdeas): string {
  const open = guidance.questions.map((question) => `  ? ${question}\n`).join('');
  return [
    ...ideas.map(describeIdea),
    describeDiversity(diversity),
    guidance.missing.length > 0 ? `Not said yet: ${guidance.missing.join(', ')}.\n${open}` : '',
  ].join('');
}
