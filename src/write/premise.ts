import type { Hour, Language, Weather } from '../film/index.ts';

/** How somebody speaks: in few words, with ceremony, in jest, or like most people. */
export type Register = 'terse' | 'ornate' | 'joking' | 'plain';

/** Somebody of the story: the name in cues, how sentences speak of them at first and afterwards, and whether it has no words: a beast, a baby. */
export type Being = {
  cue: string;
  indefinite: string;
  definite: string;
  noun: string;
  register: Register;
  wordless: boolean;
};

/** A thing of the story: how sentences speak of it at first and afterwards, and as a bare noun for titles. */
export type Thing = { indefinite: string; definite: string; noun: string };

/** Where a scene plays: `kind` is an entry of data/places.json. */
export type Place = { kind: string; name: string; definite: string; interior: boolean };

/** Several of a kind that the premise counts: they stand together before each acts. `phrase` is the premise's own words. */
export type Group = { phrase: string; members: Being[] };

/**
 * What a premise says that its story would be half without (data/essentials.json): of whom, by their cue, with which word, and what in
 * the premise's own words.
 */
export type Essential = { id: string; who?: string; word?: string; what?: string };

/** What a premise gives a writer. */
export type Premise = {
  language: Language;
  text: string;
  /** It is about people, so that magic and war need a word of theirs in it. */
  earthly: boolean;
  beings: Being[];
  groups: Group[];
  /** Somebody or something that is waited for or looked for: it comes at the end. */
  awaited?: Being;
  sought?: Thing;
  distant?: Thing;
  /** Things that a hand can hold. */
  things: Thing[];
  /** What it names that no hand can hold: a door, a car, a secret. */
  large: string[];
  place?: Place;
  hour?: Hour;
  weather?: Weather;
  /** Dramatic situations, as in data/situations.json, the strongest first. */
  situations: string[];
  essentials: Essential[];
  /** What happens, clause by clause, in the present tense and without place, hour and weather. */
  clauses: string[];
};
