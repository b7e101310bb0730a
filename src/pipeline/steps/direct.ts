import { type Directed, type DirectRequest, direct, type StageGeometry } from '../../direct/index.ts';
import { defineStep } from '../../engine/index.ts';
import type { Language, VoicedLine } from '../../film/index.ts';
import { depict } from '../../language/index.ts';
import { bodyOf, groundAt, layoutOf, setBuilders } from '../../stage/index.ts';
import { codeDigest } from '../code-digest.ts';
import { openVocabulary } from '../dictionary.ts';

/** What the director knows of the stage. */
export const geometry: StageGeometry = { builders: setBuilders, layoutOf, groundAt, bodyOf };

/** A request to the director as JSON: lines by identity, and no functions. */
export type DirectParams = Omit<DirectRequest, 'voiced' | 'depict' | 'geometry' | 'thesaurus'> & {
  voiced: readonly VoicedLine[];
  language: Language;
};

/** The plan of a film, with findings and where notes were placed. */
export const directStep = defineStep<DirectParams>({
  name: 'direct',
  version: 2,
  resource: 'cpu',
  tables: () => ({ code: codeDigest('direct', 'language', 'stage'), dictionary: openVocabulary().name }),
  run({ params: { voiced, language, ...request } }) {
    const { thesaurus } = openVocabulary();
    const directed: Directed = direct({
      ...request,
      voiced: new Map(voiced.map((line) => [line.line, line])),
      geometry,
      depict: (text) => depict(text, { language, thesaurus }),
      thesaurus,
    });
    return { json: directed };
  },
});
