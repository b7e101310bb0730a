import type { Series, SourceSpan } from '../film/index.ts';
import { splitSentences } from '../language/index.ts';
import type { Adaptation, AdaptedBeat } from './adaptation.ts';
import { narrator, properName } from './attribute-speech.ts';
import bible from './data/story-bible.json' with { type: 'json' };
import type { Episode } from './split-episodes.ts';

type Bible = Series['bible'];
type Sentence = { text: string; source: SourceSpan; episode: number };

const mostFacts = 60;
const mostThreads = 24;

/**
 * A series' bible as its source has it: everybody who speaks, with the sentence that describes or first names them and what they say they want;
 * the places; facts (what the source says somebody or something is, in its own words); threads (wishes that are spoken). Which episode closes a
 * thread is for the reader to say: the words of a text do not show it.
 */
export function storyBible({ language }: Adaptation, episodes: readonly Episode[]): Bible {
  const sentences = episodes.flatMap(({ scenes }, index) =>
    scenes.flatMap(({ beats }) => beats.flatMap((beat) => sentencesOf(beat, index + 1))),
  );
  const speeches = episodes.flatMap(({ scenes }, index) =>
    scenes.flatMap(({ beats }) => beats.flatMap((beat) => speechOf(beat, index + 1))),
  );
  const names = [...new Set(speeches.map(({ name }) => name))].filter((name) => name !== narrator[language]);
  const described = firstNaming(names, sentences);
  const spoken = Map.groupBy(speeches, ({ name }) => name);
  return {
    cast: names.map((name) => {
      const first = described.get(name);
      const wants = spoken
        .get(name)!
        .flatMap(({ text }) => splitSentences(text))
        .find((text) => wish[language].test(text));
      return {
        name,
        description: first?.text ?? (language === 'zh' ? `${name}。` : `${properName(name)}.`),
        ...(wants && { wants }),
        ...(first && { source: first.source }),
      };
    }),
    places: placesOf(episodes),
    facts: factsOf(sentences, language),
    threads: threadsOf(speeches, language),
  };
}

const wish = { en: new RegExp(bible.wish.en, 'i'), zh: new RegExp(bible.wish.zh) };
const being = { en: new RegExp(bible.being.en, 'u'), zh: new RegExp(bible.being.zh) };

function sentencesOf({ elements, source }: AdaptedBeat, episode: number): Sentence[] {
  const [first, last] = [elements[0]!, elements.at(-1)!];
  const isNarration = first.type === 'action' || first.name === narrator.en || first.name === narrator.zh;
  return isNarration ? splitSentences(last.text).map((text) => ({ text, source, episode })) : [];
}

type Spoken = { name: string; text: string; episode: number };

function speechOf({ elements }: AdaptedBeat, episode: number): Spoken[] {
  const [first, last] = [elements[0]!, elements.at(-1)!];
  return first.type === 'character' && first.name ? [{ name: first.name, text: last.text, episode }] : [];
}

/** For each name the first sentence that describes its bearer, else the first that names them. */
function firstNaming(names: readonly string[], sentences: readonly Sentence[]): Map<string, Sentence> {
  const found = new Map<string, Sentence>();
  const byWord = new Map(names.map((name) => [name.toLowerCase(), name]));
  for (const sentence of sentences) {
    if (found.size === names.length) break;
    const lower = sentence.text.toLowerCase();
    for (const [word, name] of byWord) if (!found.has(name) && lower.includes(word)) found.set(name, sentence);
  }
  return found;
}

function placesOf(episodes: readonly Episode[]): Bible['places'] {
  const places = new Map<string, string>();
  for (const { scenes } of episodes) {
    for (const { place, beats } of scenes) {
      const text = beats
        .map(({ elements }) => elements.at(-1)!.text)
        .find((words) => words.toLowerCase().includes(place.toLowerCase()));
      if (text && !places.get(place))
        places.set(place, splitSentences(text).find((part) => part.toLowerCase().includes(place.toLowerCase())) ?? '');
      else if (!places.has(place)) places.set(place, '');
    }
  }
  return [...places].map(([name, description]) => ({ name, description }));
}

function factsOf(sentences: readonly Sentence[], language: Adaptation['language']): Bible['facts'] {
  const longest = language === 'zh' ? 60 : 160;
  const stating = sentences.filter(
    ({ text }) => being[language].test(text) && text.length <= longest && !/[?？]/.test(text),
  );
  const distinct = [...new Map(stating.map((sentence) => [sentence.text, sentence])).values()];
  return distinct
    .slice(0, mostFacts)
    .map(({ text, episode }, index) => ({ id: `fact-${index + 1}`, text, since: episode }));
}

/** The wishes that people speak. */
function threadsOf(speeches: readonly Spoken[], language: Adaptation['language']): Bible['threads'] {
  const asked = speeches.flatMap(({ name, text, episode }) =>
    splitSentences(text)
      .filter((sentence) => wish[language].test(sentence))
      .map((sentence) => ({
        text: language === 'zh' ? `${name}：${sentence}` : `${properName(name)}: ${sentence}`,
        episode,
      })),
  );
  return asked
    .slice(0, mostThreads)
    .map(({ text, episode }, index) => ({ id: `thread-${index + 1}`, text, opened: episode }));
}
