import table from './data/unfilmable.json' with { type: 'json' };
import { findingAt, type Judgement, tell } from './judgement.ts';
import type { ScriptFacts } from './script-facts.ts';

/**
 * Realism: whether action lines keep to what a camera would see and a microphone hear. Thoughts, memories and backstory told in
 * action are cited; a script of what a mind feels may want them, and then needs a picture for each.
 */
export function judgeRealism(facts: ScriptFacts): Judgement {
  const { scenes, language } = facts;
  const pattern = new RegExp(table[language], language === 'en' ? 'i' : 'u');
  const sentences = scenes.flatMap((scene) => scene.action.map((sentence) => ({ ...sentence, scene: scene.id })));
  const inner = sentences.filter(({ text }) => pattern.test(text));
  const share = sentences.length > 0 ? inner.length / sentences.length : 0;
  return {
    dimension: {
      id: 'realism',
      score: sentences.length < 5 ? null : Math.round(100 * Math.max(0, 1 - share / 0.25)),
      says: tell(language, 'realism-says', { inner: inner.length, all: sentences.length }),
      evidence: { sentences: sentences.length, inner: inner.map(({ text, line }) => ({ text, line })) },
    },
    findings: inner
      .slice(0, 20)
      .map(({ text, line, scene }) =>
        findingAt(
          facts,
          'not-to-be-seen',
          { line, scene },
          { quote: text.slice(0, 90), word: pattern.exec(text)![0] },
          0.6,
          'note',
        ),
      ),
  };
}
