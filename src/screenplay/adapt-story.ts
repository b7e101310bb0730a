import type { Language } from '../film/index.ts';
import { type AdaptedBeat, type AdaptedScene, joinVoices, voiceOver, writeAction, writeSpeech } from './adaptation.ts';
import { attributeSpeech, closeSpeech, joinSpoken, narrator, storyteller } from './attribute-speech.ts';
import { partScenes, readUnits, type ScenePart, type Unit } from './part-scenes.ts';
import { joinSpans, type Paragraph } from './read-prose.ts';
import { isFirstPerson, tellOrShow } from './tell-or-show.ts';

const presence = { en: 'The STORYTELLER looks straight at us.', zh: '讲述者看着我们。' };
const readingAside = { en: 'reading', zh: '念' };

/** Turns the paragraphs of a story into scenes: quotes into dialogue, narration into action or a narrator's voice. */
export function adaptStory(paragraphs: readonly Paragraph[], language: Language): AdaptedScene[] {
  const units = readUnits(paragraphs, attributeSpeech(paragraphs, language));
  const narration = units.map((unit) => (unit.kind === 'narration' ? unit.text : '')).join(' ');
  const tellers = units.some((unit) => unit.kind === 'speech' && unit.speech.speaker === storyteller[language]);
  const own = tellers || isFirstPerson(narration, language);
  const scenes = partScenes(paragraphs, units, language).map((part) => writeScene(part, language, own));
  if (own && !tellers && scenes[0]) {
    scenes[0].beats.unshift({ elements: writeAction(presence[language]), source: scenes[0].source });
  }
  return scenes;
}

type Draft = {
  kind: 'shown' | 'told' | 'said';
  name: string;
  aside?: string;
  text: string;
  source: AdaptedBeat['source'];
};

function writeScene({ units, ...scene }: ScenePart, language: Language, own: boolean): AdaptedScene {
  const drafts: Draft[] = [];
  let narration: Unit[] = [];
  const flush = () => {
    drafts.push(...draftNarration(narration, language, own));
    narration = [];
  };
  for (const unit of units) {
    if (unit.kind === 'narration' && narration.at(-1)?.paragraph !== unit.paragraph) flush();
    if (unit.kind === 'narration') narration.push(unit);
    else {
      flush();
      const { speaker, text, thought, reads, manner } = unit.speech;
      const aside = reads ? readingAside[language] : manner;
      const draft: Draft = { kind: thought ? 'told' : 'said', name: speaker, text, source: unit.source };
      drafts.push(aside ? { ...draft, aside } : draft);
    }
  }
  flush();
  return {
    ...scene,
    beats: joinVoices(
      drafts.map((draft) => writeBeat(draft, language)),
      joinSpoken,
    ),
  };
}

function draftNarration(units: readonly Unit[], language: Language, own: boolean): Draft[] {
  const clauses = units.flatMap((unit) => (unit.kind === 'narration' ? [unit.text] : []));
  const name = own ? storyteller[language] : narrator[language];
  return tellOrShow(clauses, language, own).map(({ kind, text, first, last }) => ({
    kind,
    name: kind === 'shown' ? '' : name,
    text,
    source: joinSpans(units[first]!.source, units[last]!.source),
  }));
}

function writeBeat({ kind, name, aside, text, source }: Draft, language: Language): AdaptedBeat {
  const extension = kind === 'told' ? voiceOver[language] : undefined;
  return {
    elements: kind === 'shown' ? writeAction(text) : writeSpeech(name, begin(closeSpeech(text)), extension, aside),
    source,
  };
}

const begin = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
